import { describe, expect, it } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { changeRecord, storedRecord } from '#engine/register/register.ts'
import { scanRecord } from '#engine/scan/scan-record.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { caseId, instant, openingOf, prepare, recordId, settle } from '#tests/support/run-example.ts'
import { procedures } from '../index.ts'

/** Shield of 2026-09-23, plan to 2026-11-30; last day 2027-07-01. */
async function shielded(): Promise<TestEngine> {
  const engine = testEngine()
  const example = procedures['shield']?.examples[0]
  if (!example) throw new Error('no example')
  await prepare(engine, 'shield', example)
  const head = { id: 'hj-head', role: 'head', unit: 'HJ' } as const
  const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
  const data = { verdict: 'shielded', reason: '属实', documentChecked: '裁定书', planEndsOn: '2026-11-30' }
  await commit(engine, caseId, { type: 'unit.proposed', actor: officer, data })
  await commit(engine, caseId, { type: 'approver.approved', actor: head, data: {} })
  await settle(engine)
  return engine
}

async function reviews(engine: TestEngine) {
  const { items } = await engine.table.query({
    index: 'subject',
    pk: 'subject#91445300MA62560110',
    prefix: 'case#',
    limit: 50,
  })
  return items.map(caseFile).filter(({ procedure }) => procedure === 'shieldEnd')
}

const on = async (engine: TestEngine, day: string) => {
  engine.setClock(instant(`${day} 02:00`))
  await scanRecord(engine, recordId)
  await settle(engine)
}

describe('the reviews of a shield', () => {
  it('open one case on the day they are due, and reach the subject as the shield did', async () => {
    const engine = await shielded()
    await on(engine, '2026-11-29')
    expect(await reviews(engine)).toEqual([])
    await on(engine, '2026-11-30')
    await on(engine, '2026-12-01')
    const [review, ...others] = await reviews(engine)
    expect(others).toEqual([])
    expect(review).toMatchObject({ arisesFrom: caseId, state: 'underReview', holder: { role: 'officer', unit: 'HJ' } })
    expect(review?.data).toMatchObject({ contact: { email: 'applicant@example.com' } })
    expect(engine.mails.some(({ to, subject }) => to === 'applicant@example.com' && subject.includes('复查'))).toBe(
      true,
    )
  })

  it('that keep it set the next one six months on, and end with the record’s own last day', async () => {
    const engine = await shielded()
    await on(engine, '2026-11-30')
    const [review] = await reviews(engine)
    const data = { verdict: 'kept', reason: '计划延长。', documentChecked: '裁定书' }
    const send = (type: string, id: string, role: 'officer' | 'head', sent: object) =>
      commit(engine, review?.id ?? '', { type, actor: { id, role, unit: 'HJ' }, data: sent })
    await send('unit.proposed', 'hj-1', 'officer', data)
    await send('approver.approved', 'hj-head', 'head', {})
    await settle(engine)
    await on(engine, '2027-05-29')
    expect((await reviews(engine)).length).toBe(1)
    await on(engine, '2027-05-30')
    const [next] = (await reviews(engine)).filter(({ closed }) => !closed)
    expect(next?.data).toMatchObject({ cause: 'regular', dueOn: '2027-05-30' })
    await on(engine, '2027-07-02')
    expect(caseFile((await engine.table.get(caseKey(next?.id ?? ''))) ?? fail()).state).toBe('moot')
    expect(storedRecord((await engine.table.get(recordKey(recordId))) ?? fail()).record.ended?.reason).toBe('expired')
  })

  it('leave the record open to a repair and an objection, and to nothing else that would begin on it', async () => {
    const engine = await shielded()
    const opened = async (procedure: string) => {
      const [example] = procedures[procedure]?.examples ?? []
      if (!example) throw new Error('no example')
      const outcome = await open(engine, { ...openingOf(procedure, example), id: procedure })
      return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind
    }
    expect([await opened('objection'), await opened('shield')]).toEqual(['committed', 'recordGone'])
    expect(procedures['repair']?.parties.beginsOn).toContain('shielded')
    const repaired = { kind: 'ended', caseId: 'r', reason: 'repaired', on: '2026-10-15' } as const
    const done = await changeRecord(engine, recordId, repaired, { id: 'hj-head', role: 'head', unit: 'HJ' })
    expect(done.kind).toBe('changed')
  })
})

const fail = () => {
  throw new Error('nothing there')
}
