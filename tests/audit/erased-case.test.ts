import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { eraseCase } from '#engine/erasure/erase-case.ts'
import { confirmErasure, declineErasure, proposeErasure } from '#engine/erasure/propose-erasure.ts'
import { takePeople } from '#engine/people/first-administrators.ts'
import { seal } from '#engine/proof/seal.ts'
import { erasureKey } from '#engine/register/erasure-kind.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import type { TestEngine } from '#tests/support/engine.ts'
import { caseId, instant } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { type RanStore, ranStore } from './ran-store.ts'

const securityAdmin = {
  ...{ id: 'security-admin', name: 'S', email: 's@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'securityAdmin' as const, unit: null }],
}
let store: RanStore
let halfway: RanStore
const id = caseId
let before: readonly Item[] = []
const reports: unknown[] = []
const filesLeft: string[] = []

beforeAll(async () => {
  store = await ran(async (engine) => {
    expect(await eraseCase(engine, erasureKey(id))).toBe(true)
    expect(await eraseCase(engine, erasureKey(id))).toBe(false)
    await seal(engine)
  })
  halfway = await ran(async (engine) => {
    let left = 1
    const transact: TestEngine['table']['transact'] = async (writes) => {
      if (left-- === 0) throw new Error('cut')
      return engine.table.transact(writes)
    }
    await expect(eraseCase({ ...engine, table: { ...engine.table, transact } }, erasureKey(id))).rejects.toThrow('cut')
  })
  reports.splice(7)
})
afterAll(() => {
  for (const one of [store, halfway]) one.remove()
})

/** A store whose case was declined, then confirmed, then erased. */
async function ran(erase: (engine: TestEngine) => Promise<void>): Promise<RanStore> {
  const example = procedures['objection']?.examples.find(({ steps }) => steps.length > 3)
  if (!example) throw new Error('no example')
  return ranStore('objection', example, {
    also: async (engine) => {
      await takePeople(engine, 'test', [securityAdmin])
      while ((await consumeAll(engine)) > 0);
      const pk = `case#${id}`
      before = await readAll(engine.table, { index: 'main', pk })
      const file = caseFile(before.find(({ sk }) => sk === 'case') ?? { pk, sk: 'case', v: 1, body: null })
      const ask = async (reason: string) =>
        reports.push(await proposeErasure(engine, 'system-admin', file.number, reason))
      await ask('保存期限已届满')
      engine.setClock(instant('2037-06-01 09:00'))
      await ask('')
      await ask('保存期限已届满')
      reports.push(await declineErasure(engine, 'security-admin', id, '涉及诉讼'))
      await ask('诉讼已结束')
      reports.push(await confirmErasure(engine, 'system-admin', id), await confirmErasure(engine, 'security-admin', id))
      const bytes = Uint8Array.of(1)
      const cutShort = { key: `paper/${id}/9-0-0123456789abcdef`, name: 'a.pdf', type: 'application/pdf', bytes }
      await engine.files.put({ ...cutShort, sha256: 'a'.repeat(64), at: engine.clock.now(), unlisted: true })
      await erase(engine)
      const below = await Promise.all([`paper/${id}/`, `case/${id}/`].map((folder) => engine.files.list(folder)))
      filesLeft.push(
        ...below.flat().map(({ key }) => key),
        ...((await engine.files.stat(cutShort.key)) ? ['cut short'] : []),
      )
    },
  })
}

it('is proposed by one and confirmed by another, once the period of keeping is over', () => {
  expect(reports).toMatchObject([
    { kind: 'refused', refusal: { code: 'stillKept' } },
    { kind: 'refused', refusal: { code: 'malformed' } },
    { kind: 'done' },
    { kind: 'done' },
    { kind: 'done' },
    { kind: 'refused', refusal: { code: 'notFound' } },
    { kind: 'done' },
  ])
})

it('leaves of the case its entries without what they say, and what the figures count', async () => {
  const { table, close } = localTable({ folder: store.folder, readOnly: true })
  const after = await readAll(table, { index: 'main', pk: `case#${id}` })
  close()
  const kinds = new Set(after.map((item) => kindOf(item)))
  expect(new Set(before.map((item) => kindOf(item))).size).toBeGreaterThan(5)
  expect([...kinds].filter((kind) => kind !== 'breach').toSorted()).toEqual(['caseLog', 'figures'])
  const entries = (all: readonly Item[]) => all.filter(({ log }) => log).map((item) => logRow(item).entry)
  expect(entries(after)).toEqual(entries(before))
  expect(after.filter(({ log }) => log).map((item) => logRow(item).payload)).toEqual(
    entries(before).map(() => undefined),
  )
})

it('leaves no file, nor a paper that was printed when its sealing was cut short', () => {
  expect(filesLeft).toEqual([])
})

it('is as the log says it, to the audit, also broken off in the middle', async () => {
  for (const one of [store, halfway]) expect((await one.look(one.folder)).found).toEqual([])
})

it('is told where something of the case is back, or an entry more lost its content', async () => {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  const [paper] = before.filter((item) => kindOf(item) === 'letter')
  if (!paper) throw new Error('no letter')
  await table.transact([{ put: { ...paper, v: 1 }, when: 'absent' }])
  close()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const whole = wholeStore(folder)
  const others = [...whole.partitions()].flatMap(({ items }) => items).filter((item) => kindOf(item) === 'recordLog')
  whole.close()
  const [row] = others
  db.prepare('UPDATE journal SET body = ? WHERE p = (SELECT p FROM partitions WHERE pk = ?) AND sk = ?').run(
    JSON.stringify({ entry: Object(row?.body).entry }),
    row?.pk ?? '',
    row?.sk ?? '',
  )
  db.close()
  const told = (await store.look(folder)).found.map(({ kind, code, key }) => `${kind} ${code} ${key.pk} ${key.sk}`)
  expect(told).toContain(`letter unsupported ${paper.pk} ${paper.sk}`)
  expect(told).toContain(`log erased ${row?.pk} ${row?.sk}`)
})
