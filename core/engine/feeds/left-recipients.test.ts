import { expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import type { Recipient } from '#records/recipient.ts'
import { engineWith } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { confirmationsOf } from './confirmations.ts'
import { confirmChange, findWrong } from './copies.ts'
import { closeLeft } from './left-recipients.ts'

const of = (id: string, kind: Recipient['kind']): Recipient => ({
  ...{ id, name: { zh: id, en: id }, sort: 'county', basis: 'GD 46(3)', kind, scope: 'all' },
})
const all = [of('GD', 'acknowledges'), of('GD2', 'takesFiles'), of('LD', 'takesFiles')]

it('ends what is open at a recipient that left the directory, with the reason, and asks nothing more of it', async () => {
  const engine = engineWith(all)
  await addRecord(engine, sampleRecord, system)
  const correct = async (text: string) => {
    const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: text }
    await changeRecord(engine, sampleRecord.id, { kind: 'corrected', caseId: 'c1', fields, answer: '01' }, system)
    while ((await consumeAll(engine)) > 0);
  }
  await correct('0.55')
  await correct('0.56')
  await confirmChange(engine, 'GD', { record: sampleRecord.id, seq: 2 }, { actor: system, how: 'api' })
  engine.setClock(engine.clock.now() + 40 * 86_400_000)
  expect(await closeLeft(engine)).toBe(0)
  const after = {
    ...engine,
    deployment: {
      ...engine.deployment,
      directory: { ...engine.deployment.directory, recipients: [of('LD', 'takesFiles')] },
    },
  }
  expect(await closeLeft(after, 1)).toBe(1)
  expect(await closeLeft(after)).toBe(1)
  expect(await closeLeft(after)).toBe(0)
  const said = (await confirmationsOf(after, sampleRecord.id)).map(({ unit, standing }) => `${unit} ${standing}`)
  expect(said.toSorted()).toEqual([
    ...['GD confirmed', 'GD left', 'GD2 left', 'GD2 left', 'LD notGiven', 'LD notGiven'],
  ])
  const log = await logRows(engine.table, `copy#${sampleRecord.id}.GD`)
  expect(log.at(-1)?.entry.type).toBe('copy.closed')
  const again = { actor: system, how: 'api' } as const
  expect(await confirmChange(after, 'GD', { record: sampleRecord.id, seq: 3 }, again)).toBe('already')
  expect(await findWrong(after, { record: sampleRecord.id, recipient: 'GD' }, system, { note: 'extra' })).toBe(false)
})
