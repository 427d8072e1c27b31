import { expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { RecordFile } from '#records/record.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, instant, prepare, sampleRecord, settle } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { caseAt } from './case-of.ts'
import { isAbout, openCasesOn, solePlace } from './sole-case.ts'

const [example] = objection.examples
if (!example) throw new Error('no example')

/** Engine where this objection is open. */
async function standing() {
  const engine = testEngine()
  await prepare(engine, 'objection', example as never)
  const file = await caseAt(engine, caseId)
  if (!file) throw new Error('no case')
  const place = (id: string, over: { record?: RecordFile | null; data?: unknown } = {}) =>
    solePlace(engine, engine.procedures['objection'] as never, { id, record: sampleRecord, data: file.data, ...over })
  const withdraw = async () => {
    engine.setClock(instant(example?.open.at ?? '') + 3_600_000)
    const actor = { id: file.applicant, role: 'applicant', unit: null } as const
    const outcome = await commit(engine, caseId, { type: 'applicant.withdrew', actor, data: { reason: '误报' } })
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
    await settle(engine)
  }
  const matters = [...new Set(objection.parties.sole?.(file.data as never) ?? [])]
  return { engine, file, matters, place, withdraw }
}
const other = { ...sampleRecord, id: 'OTHER' }

it('one open case of a procedure is about a matter of a record', async () => {
  const { engine, file, matters, place } = await standing()
  expect(matters.length).toBeGreaterThan(0)
  expect(await place('SECOND')).toEqual({ kind: 'taken', by: file })
  expect((await place(caseId)).kind).toBe('free')
  expect((await place('SECOND', { record: other })).kind).toBe('free')
  expect(await place('SECOND', { record: null })).toEqual({ kind: 'free', writes: [] })
  const procedure = engine.procedures['objection'] as never
  const [matter = ''] = matters
  expect([isAbout(procedure, file, matter), isAbout(procedure, file, 'other')]).toEqual([true, false])
  expect(isAbout(procedure, { ...file, procedure: 'repair' }, matter)).toBe(false)
})

it('takes the place in the same transaction, over the case before it once that is closed', async () => {
  const { matters, place, withdraw } = await standing()
  await withdraw()
  const taken = await place('SECOND')
  if (taken.kind === 'taken') throw new Error('taken')
  expect(taken.writes.map((write) => ('put' in write ? [write.put.body, write.put.v, write.when] : []))).toEqual(
    matters.map(() => ['SECOND', 2, { v: 1 }]),
  )
  const first = await place('SECOND', { record: other })
  if (first.kind === 'taken') throw new Error('taken')
  expect(first.writes.map((write) => ('put' in write ? [write.put.v, write.when] : []))).toEqual(
    matters.map(() => [1, 'absent']),
  )
})

it('a case that began before there were places is found by the record’s own marks', async () => {
  const { place, file, engine, withdraw } = await standing()
  const marked: RecordFile = { ...other, overlays: { ...other.overlays, disputedBy: [caseId] } }
  expect(await place('SECOND', { record: marked })).toEqual({ kind: 'taken', by: file })
  expect(await openCasesOn(engine, marked)).toEqual([file])
  const committed = { ...other, overlays: { ...other.overlays, disputedBy: [], commitments: [{ caseId }] as never } }
  expect(await openCasesOn(engine, committed)).toEqual([file])
  await withdraw()
  expect(await openCasesOn(engine, marked)).toEqual([])
})

it('lists the open cases on a record, of those read before if any', async () => {
  const { engine, file, withdraw } = await standing()
  const bare = { ...sampleRecord, overlays: { ...sampleRecord.overlays, disputedBy: [] } }
  expect(await openCasesOn(engine, bare)).toEqual([file])
  expect(await openCasesOn(engine, other)).toEqual([])
  const read = [file, { ...file, id: 'X', recordId: 'OTHER' }, { ...file, id: 'Y', procedure: 'complaint' }]
  expect((await openCasesOn(engine, bare, read)).map(({ id }) => id)).toEqual([caseId])
  // Marked, and not among those read.
  const marked = { ...bare, overlays: { ...bare.overlays, disputedBy: [caseId] } }
  expect((await openCasesOn(engine, marked, [])).map(({ id }) => id)).toEqual([caseId])
  expect((await openCasesOn(engine, marked, read)).map(({ id }) => id)).toEqual([caseId])
  await withdraw()
  expect(await openCasesOn(engine, bare)).toEqual([])
})
