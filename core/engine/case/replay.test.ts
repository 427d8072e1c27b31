import { describe, expect, it } from 'vitest'
import { storedRecord } from '#engine/register/register.ts'
import { recordKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { addDays } from '#law/day.ts'
import { later } from '#law/deadline.ts'
import type { RecordFile } from '#records/record.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, recordId, runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import type { CaseBegun } from './log-item.ts'
import { logRow } from './log-kinds.ts'
import { replay } from './replay.ts'

/** A case, its log, and the record before each entry. */
async function lived(procedure: string, example: Parameters<typeof runExample>[2]) {
  const engine = testEngine()
  const records: (RecordFile | null)[] = []
  const { table } = engine
  const transact: typeof table.transact = async (writes) => {
    const isLogged = writes.some(
      (one) => 'put' in one && one.put.pk === `case#${caseId}` && one.put.sk.startsWith('log#'),
    )
    const stands = isLogged ? await table.get(recordKey(recordId)) : null
    const outcome = await table.transact(writes)
    if (isLogged) records.push(stands ? storedRecord(stands).record : null)
    return outcome
  }
  const { file } = await runExample({ ...engine, table: { ...table, transact } }, procedure, example)
  const rows = (await readAll(table, { index: 'main', pk: `case#${caseId}`, prefix: 'log#' })).map(logRow)
  const stage = { ...engine, area: file.area, sha256: engine.crypto.sha256 }
  const begun = rows[0]?.payload?.data.begun as CaseBegun
  return {
    file,
    rows,
    stage,
    begun,
    recordAt: (seq: number) => (file.recordId === null ? null : (records[seq - 1] ?? null)),
  }
}
const all = await Promise.all(
  Object.values(procedures).flatMap(({ id, examples }) =>
    examples.slice(0, 2).map(async (one) => ({ id, name: one.name.en, ...(await lived(id, one)) })),
  ),
)

describe.each(all)('$id: $name', ({ file, rows, stage, begun, recordAt }) => {
  it('is played again from its log to the row that stands, entry by entry', () => {
    const played = replay(stage, rows, begun, recordAt)
    expect(played.at(-1)?.file).toEqual(file)
    expect(played.map((one) => one.entry)).toEqual(rows.map(({ entry }) => entry))
    for (const [i, one] of played.entries()) {
      expect(one.before).toBe(played[i - 1]?.file ?? null)
      expect([one.file.seq, one.file.state, one.file.head]).toEqual([
        ...[i + 1, rows[i]?.payload?.data.state, rows[i + 1]?.entry.prev ?? file.head],
      ])
      expect([one.event.type, one.event.at, one.procedure.id]).toEqual([one.entry.type, one.entry.at, file.procedure])
      expect(one.record).toBe(recordAt(i + 1))
    }
  })

  it('stops at an entry that was erased, or that the case could not take', () => {
    const [first, ...rest] = rows
    const erased = rows.map(({ entry, payload }, i) => (i === 1 || !payload ? { entry } : { entry, payload }))
    expect(() => replay(stage, erased, begun, recordAt)).toThrow(expect.objectContaining({ code: 'replay.erased' }))
    const strange = rest.map((row) => ({ ...row, entry: { ...row.entry, type: 'nobody.knows' } }))
    expect(() => replay(stage, first ? [first, ...strange] : [], begun, recordAt)).toThrow(
      expect.objectContaining({ code: 'replay.refused', message: `${caseId} 2` }),
    )
  })
})

it('an imported step is played at its own instant, written when it was', () => {
  const [one] = all
  const [first] = one?.rows ?? []
  if (!one || !first?.payload) throw new Error('no log')
  const on = first.entry.at - 3_600_000
  const data = { ...first.payload.data, imported: { on, file: 'f.csv', line: 7 } }
  const [played] = replay(one.stage, [{ ...first, payload: { ...first.payload, data } }], one.begun, one.recordAt)
  expect(played?.event).toMatchObject({ at: on, imported: { at: first.entry.at, file: 'f.csv', line: 7 } })
  expect([played?.file.openedAt, played?.file.changedAt]).toEqual([on, on])
})

it('a case’s own targets and rules hold when it is played again', () => {
  const one = all.find(({ id }) => id === 'objection')
  if (!one) throw new Error('no objection')
  const [first] = replay(one.stage, one.rows, { ...one.begun, targets: { A0: 6 } }, one.recordAt)
  const [usual] = replay(one.stage, one.rows, one.begun, one.recordAt)
  expect([first?.file.clocks['A0']?.due, first?.file.targets]).not.toEqual([usual?.file.clocks['A0']?.due, undefined])
  expect(first?.procedure.timing.limits.find(({ limit }) => limit.id === 'A0')?.limit.length.target?.n).toBe(6)
})

it('a milestone that says another day, as an earlier calendar counted it, gives its clock that day', () => {
  const milestones = all.flatMap((one) =>
    one.rows.flatMap((row, i) => {
      const [, id = ''] = /^clock\.(\w+)\.\w+$/.exec(row.entry.type) ?? []
      return Object(row.payload?.data.event).due === undefined ? [] : [{ one, row, i, id }]
    }),
  )
  expect(milestones.length).toBeGreaterThan(2)
  for (const { one, row, i, id } of milestones) {
    const usual = replay(one.stage, one.rows.slice(0, i + 1), one.begun, one.recordAt).at(-1)?.file.clocks[id]
    if (!usual?.due || !row.payload) throw new Error('no clock')
    for (const due of [addDays(usual.due, -1), addDays(usual.due, 1)]) {
      const data = { ...row.payload.data, event: { ...Object(row.payload.data.event), due } }
      const said = { ...row, payload: { ...row.payload, data } }
      const played = replay(one.stage, [...one.rows.slice(0, i), said], one.begun, one.recordAt)
      const told = usual.told === null ? due : later(usual.told, due)
      expect(played.at(-1)?.file.clocks).toEqual({ ...played.at(-1)?.file.clocks, [id]: { ...usual, due, told } })
    }
  }
})
