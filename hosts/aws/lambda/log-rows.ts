import type { DynamoDBStreamEvent } from 'aws-lambda'
import type { Item } from '#engine/store/ports.ts'
import { fromAttributes } from '../item.ts'

/** The new rows of the log that a batch of the stream brings, in its order. */
export function logRows(event: DynamoDBStreamEvent): readonly Item[] {
  const images = event.Records.filter(({ eventName }) => eventName === 'INSERT').map(
    ({ dynamodb }) => dynamodb?.NewImage,
  )
  return images
    .filter((image) => image !== undefined)
    .map((image) => fromAttributes(image))
    .filter(({ log }) => log === true)
}
