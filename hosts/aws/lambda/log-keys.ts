import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { Key } from '#engine/store/ports.ts'

/** Log rows that a batch of the stream names, in order. */
export const logKeys = (event: DynamoDBStreamEvent): readonly Key[] =>
  event.Records.flatMap(({ eventName, dynamodb }) => {
    const image = eventName === 'INSERT' ? dynamodb?.NewImage : undefined
    const [pk, sk] = [image?.['pk']?.S, image?.['sk']?.S]
    return image?.['log']?.BOOL === true && pk !== undefined && sk !== undefined ? [{ pk, sk }] : []
  })
