import { afterEach, beforeEach, expect, it } from 'vitest'
import { administer, change } from '#engine/people/admin-log.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { folder } from '#tests/contract/folder.ts'
import { redress } from '#tests/support/cli.ts'
import { openHost } from './index.ts'

const actor = { id: 'test', role: 'system', unit: null } as const
let place: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  place = await folder()
})
afterEach(() => place.remove())

/** Acts once on a host whose clock begins at `now`; answers the instant of the act. */
async function act(now: string): Promise<number> {
  const host = await openHost({ REDRESS_DATA: place.path, REDRESS_NOW: now, REDRESS_SMTP: 'smtp://127.0.0.1:9' })
  try {
    host.demandClock()
    await administer(makeEngine(host), { actor }, 'test.acted', async () => change({}, []))
    const [row] = await host.journal.since((await host.journal.size()) - 2, 1)
    return Number(Object(row?.item.body).entry.at)
  } finally {
    await host.close()
  }
}

it('takes the instant of the last row where the clock is a little behind, and writes nothing further back', async () => {
  const first = await act('2026-11-20T10:00:00Z')
  expect(await act('2026-11-20T09:57:00Z')).toBe(first)
  await expect(act('2026-11-20T09:00:00Z')).rejects.toThrow(/早 \d+ 分钟.*minutes behind/s)
  expect(await act('2026-11-20T12:00:00Z')).toBeGreaterThan(first)
})

it('keeps what stands in no log while the clock is far behind, and takes no act', async () => {
  await act('2026-11-20T10:00:00Z')
  const host = await openHost({ REDRESS_DATA: place.path, REDRESS_NOW: '2026-11-20T09:00:00Z' })
  const rows = await host.journal.size()
  const draft = { pk: 'draft#D', sk: 'draft', v: 1, body: {} }
  expect(await host.table.transact([{ put: draft, when: 'absent' }])).toEqual({ kind: 'done' })
  await expect(administer(makeEngine(host), { actor }, 'test.acted', async () => change({}, []))).rejects.toMatchObject(
    { code: 'clock.behind' },
  )
  expect(await host.journal.size()).toBe(rows)
  await host.close()
})

it('goes on after a clock that ran ahead once the operator says so, which is logged, and the ledger stays sound', async () => {
  const ahead = await act('2027-11-20T10:00:00Z')
  const env = { REDRESS_NOW: '2026-11-20T10:00:00Z' }
  await expect(act(env.REDRESS_NOW)).rejects.toThrow(/redress clock release/)
  expect(redress(place.path, ['clock', 'release'], env).stderr).toContain('it is 2026-11-20T1')
  expect(await act('2026-11-20T12:00:00Z')).toBe(ahead)
  await expect(act('2026-11-20T09:00:00Z')).rejects.toThrow(/clock is/)
  const host = await openHost({ REDRESS_DATA: place.path, REDRESS_NOW: '2026-11-20T13:00:00Z' })
  const rows = await host.journal.since(-1, 10)
  expect(rows.map(({ item }) => Object(item.body).entry.type)).toEqual(['test.acted', 'clock.released', 'test.acted'])
  await host.close()
  expect(redress(place.path, ['verify', '--data', place.path], env).stderr).not.toContain('backdated')
})
