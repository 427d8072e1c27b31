import { expect, it } from 'vitest'
import { logRows } from '#engine/case/log-kinds.ts'
import { administer, change } from '#engine/people/admin-log.ts'
import { testEngine } from '#tests/support/engine.ts'
import { takeRightsOf } from './rights.ts'

const actor = { id: 'test', role: 'system', unit: null } as const

/** Rights as taken so many minutes after the first row. */
async function taken(minutes: number) {
  const engine = testEngine()
  await administer(engine, { actor }, 'calendar.taken', async () => change({ from: '', to: '' }, []))
  engine.setClock(engine.clock.now() + minutes * 60_000)
  await takeRightsOf(engine)
  const rows = await logRows(engine.table, `admin#${engine.deployment.area}`)
  return rows.find(({ entry }) => entry.type === 'rights.taken')?.payload?.data.event
}

it('knows of a new table that all in it is sealed and logged, and of an older one that it may not be', async () => {
  expect(await taken(1)).toMatchObject({ whole: true, sealed: 0 })
  expect(await taken(60)).not.toHaveProperty('sealed')
  expect(await taken(60)).toMatchObject({ whole: false })
})
