import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { audit, noneAudited } from '#audit/audit.ts'
import { isMendable } from '#audit/mend.ts'
import { rebuilds } from '#audit/rebuilds.ts'
import { repaired } from '#audit/repair.ts'
import type { Difference } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { readBody } from '#hosts/local/body/stored-body.ts'
import { mendIndex } from '#hosts/local/store/mend-index.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { instant } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { auditWorld, type RanStore, ranStore } from './ran-store.ts'

let store: RanStore

beforeAll(async () => {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  const end = example.steps.findIndex((step) => 'send' in step && step.send === 'unit.asked')
  store = await ranStore(
    'objection',
    { ...example, steps: example.steps.slice(0, end < 0 ? 2 : end + 1) },
    { also: busyPeople },
  )
})
afterAll(() => store.remove())

/** Deletes one item of each derived kind, and edits another. */
function spoil(folder: string): readonly string[] {
  const whole = wholeStore(folder)
  const found = new Map<string, { readonly pk: string; readonly sk: string }[]>()
  for (const { items } of whole.partitions())
    for (const { pk, sk, log } of items) {
      const kind = kindOf({ pk, sk })
      if (kind !== null && !log && Object.hasOwn(rebuilds, kind))
        found.set(kind, [...(found.get(kind) ?? []), { pk, sk }])
    }
  whole.close()
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const here = 'p = (SELECT p FROM partitions WHERE pk = ?1) AND sk = ?2'
  for (const [kind, [first, second]] of found) {
    if (first && kind !== 'case') db.prepare(`DELETE FROM items WHERE ${here}`).run(first.pk, first.sk)
    const other = kind === 'case' ? first : second
    if (other) db.prepare(`UPDATE items SET body = json_object('planted', 1) WHERE ${here}`).run(other.pk, other.sk)
  }
  for (const file of readdirSync(join(folder, 'public'))) rmSync(join(folder, 'public', file), { recursive: true })
  for (const index of ['queue', 'due', 'subject', 'lookup']) db.exec(`DELETE FROM by_${index}`)
  db.exec(`INSERT INTO by_queue VALUES ('FGW#intake', '2026-01-01#nobody', 1, 'case')`)
  db.close()
  return [...found.keys()]
}

const logOf = (folder: string) => {
  const db = new DatabaseSync(join(folder, 'redress.db'), { readOnly: true })
  const rows = db
    .prepare('SELECT position, pk, sk, idx, body FROM journal JOIN partitions USING (p) ORDER BY position')
    .all()
  db.close()
  return rows.map((row) => JSON.stringify({ ...row, text: readBody(row) }))
}

async function look(engine: TestEngine, folder: string): Promise<readonly Difference[]> {
  const world = auditWorld(engine, folder)
  const so = noneAudited()
  const found: Difference[] = []
  for await (const one of audit(world, so, () => {})) if (one.kind !== 'file') found.push(one)
  world.close()
  return found
}

type Mended = Awaited<ReturnType<typeof repaired>> & { readonly looks: number }

/** The command's own repair; null where it was killed after `most` transactions. */
async function mendAll(folder: string, most: number): Promise<Mended | null> {
  const { table, journal, close } = localTable({ folder })
  let [writes, looks] = [0, 0]
  const dying: typeof table = {
    ...table,
    transact: (all) => {
      writes += 1
      if (writes > most) throw new Error('killed')
      return table.transact(all)
    },
  }
  const plain = testEngine()
  plain.setClock(instant('2027-01-04 09:00'))
  const engine = { ...plain, table: dying, journal, publicFolder: localPublicFolder(folder, plain.clock) }
  const open = async () => {
    looks += 1
    return auditWorld(engine, folder)
  }
  try {
    const said = await repaired(engine, { open, mendIndex: async () => mendIndex(folder) }, () => {})
    return { ...said, looks }
  } catch (error) {
    if (error instanceof Error && error.message === 'killed') return null
    throw error
  } finally {
    close()
  }
}

it('mends all that the log says, names the rest, records it, and leaves every row of the log as it was', async () => {
  const folder = store.copy()
  const before = logOf(folder)
  const kinds = spoil(folder)
  expect(kinds.length).toBeGreaterThan(20)
  const said = await mendAll(folder, 1000)
  expect(said?.index).toBeGreaterThan(20)
  expect(said?.mended).toBeGreaterThan(20)
  expect(said?.looks).toBeLessThanOrEqual(4)
  expect(mendIndex(folder)).toBe(0)
  const left = await look(testEngine(), folder)
  // No log has words, papers or the signed head.
  expect(new Set(left.map(({ kind }) => kind))).toEqual(new Set(['letter', 'paper', 'ledgerHead']))
  const after = logOf(folder)
  expect(after.slice(0, before.length)).toEqual(before)
  const acts = after.slice(before.length)
  expect(acts.length).toBeGreaterThan(1)
  for (const act of acts) expect(act).toContain('store.mended')
  const named = acts.join('')
  for (const kind of kinds.filter((one) => !['letter', 'paper', 'ledgerHead', 'adminHead'].includes(one)))
    expect(named).toContain(kind)
})

it('goes on after it was killed at any transaction, and says 0 differences the second time', async () => {
  for (const most of [0, 1, 2, 3, 4]) {
    const folder = store.copy()
    spoil(folder)
    expect(await mendAll(folder, most)).toBeNull()
    expect(await mendAll(folder, 1000)).not.toBeNull()
    const left = (await look(testEngine(), folder)).filter(isMendable)
    expect([most, left.map(({ key }) => key)]).toEqual([most, []])
  }
})
