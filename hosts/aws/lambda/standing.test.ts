import { expect, it } from 'vitest'
import { auditItem, plannedAudit } from '#engine/proof/audited.ts'
import { testEngine } from '#tests/support/engine.ts'
import { standing } from './standing.ts'

it('tells what the last nightly audit found, and how long ago', async () => {
  const told: object[] = []
  const engine = { ...testEngine(), log: (_name: string, data: object) => void told.push(data) }
  await standing(engine)
  expect(told).toEqual([expect.objectContaining({ AuditFound: 0, AuditAge: 0 })])
  const now = engine.clock.now()
  const last = { began: now - 90_000, ended: now - 60_000, rows: 5, items: 9, found: 2, first: [] }
  await engine.table.transact([{ put: auditItem(plannedAudit(now, last), 1), when: 'absent' }])
  await standing(engine)
  expect(told.at(-1)).toMatchObject({ AuditFound: 2, AuditAge: 60 })
})

it('counts from the night that was planned until an audit ends, so that one that never ends is late', async () => {
  const told: object[] = []
  const engine = { ...testEngine(), log: (_name: string, data: object) => void told.push(data) }
  const now = engine.clock.now()
  const day = 24 * 3_600_000
  await engine.table.transact([{ put: auditItem(plannedAudit(now - 4 * day, null), 1), when: 'absent' }])
  await standing(engine)
  expect(told.at(-1)).toEqual(
    expect.objectContaining({ AuditAge: expect.toSatisfy((age: number) => age > 2 * 86_400) }),
  )
  await engine.table.transact([{ put: auditItem(plannedAudit(now, null), 2), when: { v: 1 } }])
  await standing(engine)
  expect(told.at(-1)).toMatchObject({ AuditAge: 0 })
})
