import { afterAll, beforeAll, expect, it } from 'vitest'
import { consumeAll } from '#engine/run/consumers.ts'
import { draftEdition } from '#engine/run/editions.ts'
import { instantOn } from '#law/day.ts'
import { busyPeople } from '#tests/audit/busy-people.ts'
import { type RanStore, ranStore } from '#tests/audit/ran-store.ts'
import { redress } from '#tests/support/cli.ts'
import { procedures } from '#workflows/index.ts'

let store: RanStore
beforeAll(async () => {
  const example = procedures['objection']?.examples[0]
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, {
    also: async (engine) => {
      await busyPeople(engine)
      engine.setClock(instantOn('2027-01-04', '10:00'))
      while ((await consumeAll(engine)) > 0);
      expect((await draftEdition(engine, 'drafts', 2026)).kind).toBe('done')
    },
  })
})
afterAll(() => store.remove())

const run = (...args: readonly string[]) => redress(store.folder, ['figures', '--data', store.folder, ...args])

it('recounts a year from the log, at the place of an edition, and agrees with it', () => {
  const { head, editions } = JSON.parse(run('--year', '2026', '--json').stdout)
  expect(head.size).toBeGreaterThan(editions[0].size)
  const at = run('--year', '2026', '--at', editions[0].root)
  expect([at.status, at.stdout.startsWith('\uFEFFof,procedure,rule,onTime,late,lateByDate')]).toEqual([0, true])
  expect(at.stderr).toContain('与 2026 年第 1 版一致')
  expect(at.stdout).toMatch(/^city,objection,A4,1,0,0,0,0,0$/m)
  expect(at.stdout).toMatch(/^unit:HJ,objection,A4,1,0,0,0,0,0$/m)
})

it('says what to write where there is no such place', () => {
  const at = run('--year', '2026', '--at', '99999999')
  expect([at.status, at.stderr.split('\n')[0]]).toEqual([1, expect.stringContaining('日志中没有这个位置')])
})
