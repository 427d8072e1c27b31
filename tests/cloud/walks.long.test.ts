import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoCloud, demoCloud } from '#cloud/demo-cloud.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { type Started, started } from '#tests/support/started.ts'
import { walk } from './walk.ts'

const root = new URL('../../', import.meta.url).pathname
const local = await openDynamoLocal()
const title = 'missing' in local ? `walks by chance (${local.missing})` : 'walks by chance'
if ('close' in local) await local.close()

const now = '2026-06-02T10:00:00+08:00'
const times = Number(process.env['WALKS'] ?? 20)
let cloud: DemoCloud
let machine: Started

beforeAll(async () => {
  if ('missing' in local) return
  const port = 20_000 + (process.pid % 20_000)
  const options = { root, port, mode: 'wait', patience: 5, offset: Date.parse(now) - Date.now() } as const
  const opened = await demoCloud({ ...options, log: () => {} })
  if ('missing' in opened) throw new Error(opened.missing)
  cloud = opened
  machine = await started({ now })
})
afterAll(async () => {
  await cloud?.close()
  await machine?.stop()
})

describe.runIf('endpoint' in local)(title, () => {
  it.each(Array.from({ length: times }, (_, n) => n + 1))(
    'end in the cloud as on one machine: walk %i',
    async (seed) => {
      const here = await walk(machine.url, seed)
      const there = await walk(cloud.url, seed)
      expect(there).toEqual(here)
      expect(here.entries.length).toBeGreaterThan(2)
    },
  )

  it('denied nothing', () => {
    expect(cloud.report().denials).toEqual([])
  })
})
