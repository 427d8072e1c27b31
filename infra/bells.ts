import { Duration, type Stack } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnEventSourceMapping, type Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { journalHead } from '#hosts/aws/item.ts'
import type { Functions } from './functions-of.ts'
import type { Storage } from './storage.ts'

/** Wakes functions at new log rows, journal's growth, each minute. */
export function bells(stack: Stack, store: Storage, { called }: Functions, undelivered: Queue): void {
  doorbell(stack, store, called('stream-deliver'), undelivered, newRows)
  doorbell(stack, store, called('stream-letters'), undelivered, journalGrew)
  new Rule(stack, 'EachMinute', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: ['clock-sweep', 'clock-seal', 'clock-hooks', 'clock-audit', 'stream-letters'].map(
      (name) =>
        // The next minute comes anyway.
        new LambdaFunction(called(name), {
          deadLetterQueue: undelivered,
          maxEventAge: Duration.minutes(1),
          retryAttempts: 0,
        }),
    ),
  })
}

const newRows = { eventName: ['INSERT'], dynamodb: { NewImage: { log: { BOOL: [true] } } } }
const journalGrew = { dynamodb: { Keys: { pk: { S: [journalHead.pk] } } } }

/**
 * Bell of the stream. It may be lost or doubled, since rows have marks and followers bookmarks. It is retried for an
 * hour; given-up batches are kept.
 */
function doorbell(stack: Stack, { table }: Storage, reader: Lambda, undelivered: Queue, pattern: object): void {
  reader.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }))
  new CfnEventSourceMapping(stack, `${reader.node.id}-bell`, {
    functionName: reader.functionName,
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: 'TRIM_HORIZON',
    batchSize: 100,
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: 5,
    maximumRecordAgeInSeconds: 3600,
    functionResponseTypes: ['ReportBatchItemFailures'],
    destinationConfig: { onFailure: { destination: undelivered.queueArn } },
    filterCriteria: { filters: [{ pattern: JSON.stringify(pattern) }] },
  })
}
