import { expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import type { Recipient } from '#records/recipient.ts'
import { engineWith } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { changeLines } from './change-lines.ts'
import { deliverChange, readChange } from './copies.ts'
import { handFile } from './handed-file.ts'

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

it('reads no more of a silent holder’s list than a file holds, and goes on from the last file', async () => {
  const engine = engineWith([to])
  const id = (n: number) => `${sampleRecord.id.slice(0, -3)}${String(n).padStart(3, '0')}`
  const correct = async (n: number, text: string) => {
    const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: text }
    await changeRecord(engine, id(n), { kind: 'corrected', caseId: `c${text}`, fields, answer: '01' }, system)
  }
  const follow = async () => {
    while ((await consumeAll(engine)) > 0);
  }
  for (let n = 0; n < 400; n += 1) await addRecord(engine, { ...sampleRecord, id: id(n) }, system)
  await follow()
  for (let n = 0; n < 400; n += 1) await correct(n, '0.55')
  await follow()
  let rows = 0
  const table: typeof engine.table = {
    ...engine.table,
    async query(asked) {
      const page = await engine.table.query(asked)
      if (asked.pk.startsWith('copies#')) rows += page.items.length
      return page
    },
  }
  const file = async () => {
    const at = engine.clock.now()
    const { lines, isAll, next } = await changeLines({ ...engine, table }, to, at, 50)
    const changes = lines.map((line) => line.id)
    await handFile(engine, to.id, { at, changes, next, bytes: new Uint8Array() })
    for (const name of changes) {
      const change = readChange(name)
      if (change) await deliverChange(engine, to.id, change, at)
    }
    engine.setClock(at + 60_000)
    return { changes, isAll }
  }
  const first: string[] = []
  for (let n = 0; n < 8; n += 1) first.push(...(await file()).changes)
  expect(new Set(first).size).toBe(400)
  // A new change beside one that was given has the older day.
  await correct(399, '0.56')
  await follow()
  const again: string[] = []
  for (let n = 0; n < 9; n += 1) {
    rows = 0
    const { changes, isAll } = await file()
    expect([isAll, rows <= 200]).toEqual([false, true])
    again.push(...changes)
  }
  expect(new Set(again)).toEqual(new Set([...first, `${id(399)}.3`]))
})
