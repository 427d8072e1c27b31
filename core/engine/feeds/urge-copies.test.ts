import { expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import type { Recipient } from '#records/recipient.ts'
import { engineWith } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { copiesToUrge, urgeCopy } from './urge-copies.ts'

const to: Recipient = {
  ...{ id: 'GD', name: { zh: '省', en: 'Province' }, sort: 'province', basis: 'GD 46(3)' },
  ...{ kind: 'acknowledges', scope: 'all' },
}

it('orders the next where the last order ended, and says what is left', async () => {
  const engine = engineWith([to])
  for (let n = 1; n <= 5; n += 1) {
    const id = `${sampleRecord.id.slice(0, -1)}${n}`
    await addRecord(engine, { ...sampleRecord, id }, system)
    while ((await consumeAll(engine)) > 0);
    const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: '0.55' }
    await changeRecord(engine, id, { kind: 'corrected', caseId: 'c1', fields, answer: '01' }, system)
    while ((await consumeAll(engine)) > 0);
  }
  const order = async () => {
    const { copies, n, left } = await copiesToUrge(engine, to.id, {
      most: 2,
      mayOrder: async (id) => !id.endsWith('5'),
    })
    for (const one of copies) await urgeCopy(engine, one, { actor: system, words: '请处理' })
    return { done: n, left }
  }
  expect(await order()).toEqual({ done: 0, left: 0 })
  engine.setClock(engine.clock.now() + 10 * 86_400_000)
  expect([await order(), await order(), await order()]).toEqual([
    { done: 2, left: 2 },
    { done: 2, left: 0 },
    { done: 0, left: 0 },
  ])
})
