import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { Key } from '#engine/store/ports.ts'
import { journalHead } from '../item.ts'

/** Log rows that a batch of the stream names, in order. */
export const logKeys = (event: DynamoDBStreamEvent): readonly Key[] =>
  event.Records.flatMap(({ eventName, dynamodb }) => {
    const image = eventName === 'INSERT' ? dynamodb?.NewImage : undefined
    const [pk, sk] = [image?.['pk']?.S, image?.['sk']?.S]
    return image?.['log']?.BOOL === true && pk !== undefined && sk !== undefined ? [{ pk, sk }] : []
  })

/** Largest size of the journal in a batch, or null. */
export function sizeTold(event: DynamoDBStreamEvent): number | null {
  const sizes = event.Records.flatMap(({ dynamodb }) => {
    const { pk, body } = dynamodb?.NewImage ?? {}
    return pk?.S === journalHead.pk ? Number(body?.S) : []
  }).filter((size) => Number.isSafeInteger(size) && size > 0)
  return sizes.length === 0 ? null : Math.max(...sizes)
}
