import { expect, it } from 'vitest'
import type { Resource } from '../template/deployed.ts'
import { lifecycle } from './lifecycle.ts'
import { objects } from './objects.ts'

const place = { partition: 'aws', region: 'us-east-1', account: '111111111111', stack: 'own' }
const bucket = (...Rules: readonly object[]): readonly Resource[] => [
  {
    ...{ id: 'b', type: 'AWS::S3::Bucket', ref: 'b', attributes: {}, place },
    properties: { LifecycleConfiguration: { Rules } },
  },
]
const on = { Status: 'Enabled' }

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
it('ends an object at the midnight after its days, in reading and in the list', () => {
  let now = Date.UTC(2026, 0, 15, 10, 30)
  const held = objects(() => now, lifecycle(bucket({ ...on, ExpirationInDays: 3 })))
  held.put('b', 'a', Buffer.from('x'), {})
  now = Date.UTC(2026, 0, 19) - 1
  expect([held.get('b', 'a')?.body.length, held.keys('b', '')]).toEqual([1, ['a']])
  now = Date.UTC(2026, 0, 19)
  expect([held.get('b', 'a'), held.keys('b', '')]).toEqual([undefined, []])
})

it('ends nothing by a rule of other keys, of old versions, or that is switched off', () => {
  let now = 0
  const rules = [
    { ...on, ExpirationInDays: 1, Prefix: 'logs/' },
    { ...on, NoncurrentVersionExpiration: { NoncurrentDays: 1 }, AbortIncompleteMultipartUpload: {} },
    { ...on, ExpiredObjectDeleteMarker: true },
    { Status: 'Disabled', ExpirationInDays: 1 },
  ]
  const held = objects(() => now, lifecycle(bucket(...rules)))
  for (const key of ['logs/a', 'file/a']) held.put('b', key, Buffer.from('x'), {})
  now = 10 * 24 * 3_600_000
  expect(held.keys('b', '')).toEqual(['file/a'])
})

it('refuses rules that this world does not know', () => {
  expect(() => lifecycle(bucket({ ...on, Transitions: [] }))).toThrow('Transitions')
})
