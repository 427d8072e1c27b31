import { expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import type { Recipient } from '#records/recipient.ts'
import { engineWith } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { changeLines } from './change-lines.ts'
import { deliverChange, readChange } from './copies.ts'

const to: Recipient = {
  ...{ id: 'LD', name: { zh: '县', en: 'County' }, sort: 'county', basis: 'GD 46(3)' },
  ...{ kind: 'takesFiles', scope: 'all' },
}

it('gives every change in some file, also to who never answers', async () => {
  const engine = engineWith([to])
  const made: string[] = []
  for (let n = 1; n <= 7; n += 1) {
    const id = `${sampleRecord.id.slice(0, -1)}${n}`
    await addRecord(engine, { ...sampleRecord, id }, system)
    while ((await consumeAll(engine)) > 0);
    const fine = (text: string) => ({ ...sampleRecord.versions[0]?.fields, CF_NR_FK: text })
    // The last one's second change may come a file later.
    for (const text of n === 7 ? ['0.55', '0.56'] : ['0.55']) {
      const change = { kind: 'corrected', caseId: `c${text}`, fields: fine(text), answer: '01' } as const
      expect(await changeRecord(engine, id, change, system)).toMatchObject({ kind: 'changed' })
      while ((await consumeAll(engine)) > 0);
    }
    made.push(`${id}.2`, ...(n === 7 ? [`${id}.3`] : []))
  }
  const given: string[] = []
  for (let file = 0; file < 4; file += 1) {
    const { lines, isAll } = await changeLines(engine, to, engine.clock.now(), 2)
    expect([lines.length, isAll]).toEqual([2, false])
    for (const { id } of lines) {
      const change = readChange(id)
      if (change) await deliverChange(engine, to.id, change)
      given.push(id)
    }
  }
  expect(given.toSorted()).toEqual(made.toSorted())
  const all = await changeLines(engine, to, engine.clock.now(), made.length)
  expect([all.lines.length, all.isAll]).toEqual([made.length, true])
})
