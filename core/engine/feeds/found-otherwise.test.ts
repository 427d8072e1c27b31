import { expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { instantOn } from '#law/day.ts'
import type { Recipient } from '#records/recipient.ts'
import { engineWith } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { confirmChange, copiesOfRecord } from './copies.ts'
import { isAstray, standingOf } from './copy-standing.ts'
import { noteDifference } from './reconcile.ts'
import { takeResults } from './result-file.ts'

const recipient: Recipient = {
  ...{ id: 'GD', name: { zh: '省', en: 'Province' }, sort: 'province', basis: 'GD 46(3)' },
  ...{ kind: 'takesFiles', scope: 'all' },
}
const change = { record: sampleRecord.id, seq: 2 }

/** A correction on Thursday 2026-09-03: its third working day is Tuesday 2026-09-08. */
async function corrected() {
  const recipients = [{ ...recipient, kind: 'acknowledges' as const }]
  const engine = engineWith(recipients)
  engine.setClock(instantOn('2026-09-03', '09:00'))
  await addRecord(engine, sampleRecord, system)
  while ((await consumeAll(engine)) > 0);
  const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: '0.55' }
  await changeRecord(engine, sampleRecord.id, { kind: 'corrected', caseId: 'c1', fields, answer: '01' }, system)
  while ((await consumeAll(engine)) > 0);
  const stands = async (now: number) => {
    const owed = (await copiesOfRecord(engine, sampleRecord.id))[0]?.changes[0]
    return owed && [standingOf(owed, now), isAstray(owed, now)]
  }
  const compare = () => noteDifference(engine, recipient, { record: sampleRecord.id, what: 'other' }, system)
  const result = (word: string) =>
    takeResults(engine, 'GD', `${change.record}.${change.seq},${word}`, { actor: system, how: 'file' })
  return { engine, stands, compare, result }
}
const within = instantOn('2026-09-08', '23:59')
const after = instantOn('2026-09-09', '00:00')

it('accuses nobody of the old within its days, and says so once they are over', async () => {
  const { stands, compare } = await corrected()
  expect(await compare()).toBe(true)
  expect([await stands(within), await stands(after)]).toEqual([
    ['open', false],
    ['wrong', true],
  ])
})

it('names at once who said that it was done, and still has the old; a second find takes nothing back', async () => {
  const { engine, stands, compare, result } = await corrected()
  await confirmChange(engine, 'GD', change, { actor: system, how: 'api' })
  expect(await compare()).toBe(true)
  expect(await result('不符')).toMatchObject({ wrong: 1 })
  expect(await stands(within)).toEqual(['wrong', true])
})

it('takes “not done” for what it is: no difference found, and late once the days are over', async () => {
  const { engine, stands, result } = await corrected()
  expect(await result('未处理')).toMatchObject({ wrong: 1, bad: [] })
  expect([await stands(within), await stands(after)]).toEqual([
    ['open', false],
    ['late', true],
  ])
  await confirmChange(engine, 'GD', change, { actor: system, how: 'api' })
  expect(await stands(after)).toEqual(['confirmed', false])
})
