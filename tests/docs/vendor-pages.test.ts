import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Means of this machine, by which no service behaves. */
const means = [
  'clock/move-clock.ts',
  'clock/world-clock.ts',
  'dynamo/backend.ts',
  'dynamo/dynamo-relay.ts',
  'events/mappings.ts',
  'faults/poison.ts',
  'template/read-assembly.ts',
  'wire/http.ts',
  'wire/json-services.ts',
  'wire/relay.ts',
]
const cloud = new URL('../../cloud/', import.meta.url)
const parts = readdirSync(cloud, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\/(?!.*\.test\.ts$).*\.ts$/.test(path),
)
const textOf = (path: string) => readFileSync(new URL(path, cloud), 'utf8')
const ofVendor = /https:\/\/(docs\.aws\.amazon\.com|smithy\.io|github\.com\/aws)\/[\w./#-]+/g

it('each part of the cloud of one machine cites the vendor’s page by which it behaves', () => {
  expect(parts.length).toBeGreaterThan(50)
  expect(parts.filter((path) => textOf(path).match(ofVendor) === null).toSorted()).toEqual(means)
})
