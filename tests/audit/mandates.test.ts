import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientsOf } from '#engine/people/busy-agents.ts'
import type { Mandate } from '#engine/people/mandate.ts'
import { stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate, mandateItem, mandateKey } from '#engine/people/mandates.ts'
import { rightsLoggedItem, takeRights } from '#engine/people/security-admin.ts'
import { seal } from '#engine/proof/seal.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { partitionsAfter } from '#hosts/local/partition-names.ts'
import { localTable } from '#hosts/local/store/table.ts'
import type { TestEngine } from '#tests/support/engine.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople, mandateOf } from './busy-people.ts'
import { type RanStore, ranStore } from './ran-store.ts'

const example = procedures['objection']?.examples[0]
const agent = '91445300MA62560111'
let store: RanStore
/** The same without any entry about mandates, as before 2026-12. */
let former: RanStore

const history = [{ at: 0, by: 'firm', role: 'applicant', what: 'given', reason: '' }]
const planted = (id: string, at: number, of = agent): Mandate => ({
  ...mandateOf(id, of),
  ...{ state: 'inForce', history: history.map((one) => ({ ...one, at })) },
})

/** Puts well-formed items as only somebody beside the program can. */
async function put(folder: string, ...writes: readonly Write[]): Promise<void> {
  const { table, close } = localTable({ folder })
  expect(await table.transact(writes)).toEqual({ kind: 'done' })
  close()
}
const added = (item: Item): Write => ({ put: item, when: 'absent' })

async function looked(of: RanStore, folder: string) {
  const { found, so } = await of.look(folder)
  const mine = found.filter(({ kind }) => ['mandate', 'clients', 'rightsLogged'].includes(kind))
  return { said: mine.map(({ kind, code, key }) => `${kind} ${code} ${key.pk} ${key.sk}`).toSorted(), so, all: found }
}

/** As one start of the program on a folder. */
async function started(of: RanStore, folder: string, isListed: boolean, then?: (engine: TestEngine) => Promise<void>) {
  const { table, journal, close } = localTable({ folder })
  const engine = { ...of.engine, table, journal }
  const taken = await takeRights(engine, isListed ? partitionsAfter(folder, null) : null)
  await then?.(engine)
  while ((await consumeAll(engine)) > 0);
  await seal(engine)
  close()
  return taken
}

beforeAll(async () => {
  if (!example) throw new Error('no example')
  store = await ranStore('objection', example, { also: busyPeople })
  former = await ranStore('objection', example, {
    also: async (engine) => {
      const given = planted('FORMER', engine.clock.now())
      const clients = clientsOf(engine, [given])
      const items = [mandateItem(given, 1, ''), ...(clients ? [clients] : [])]
      await engine.table.transact(items.map(added))
    },
  })
})
afterAll(() => {
  store.remove()
  former.remove()
})

it('finds a mandate that nobody gave, well formed as it is', async () => {
  const folder = store.copy()
  const { clock } = store.engine
  await put(folder, added(mandateItem(planted('NEVER', clock.now() + 1), 1, '')))
  // Backdated before all that the store knows.
  await put(folder, added(mandateItem(planted('BEFORE', 1, 'SOMEBODY'), 1, '')))
  // A name that a log has, in the hands of another.
  await put(folder, added(mandateItem(planted('GIVEN', clock.now(), 'SOMEBODY'), 1, '')))
  expect((await looked(store, folder)).said).toEqual([
    'mandate unsupported agent#91445300MA62560111 mandate#NEVER',
    'mandate unsupported agent#SOMEBODY mandate#BEFORE',
    'mandate unsupported agent#SOMEBODY mandate#GIVEN',
  ])
})

it('finds a mandate that reaches further, one that was ended and stands, and one that is gone', async () => {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  const edit = async (of: string, id: string, how: (mandate: Mandate) => Mandate) => {
    const item = await table.get(mandateKey(of, id))
    const mandate = (await findMandate({ table }, id))?.mandate
    if (!item || !mandate) throw new Error(id)
    await table.transact([{ put: mandateItem(how(mandate), item.v + 1, 'FGW'), when: { v: item.v } }])
  }
  await edit(agent, 'GIVEN', (mandate) => ({ ...mandate, until: '2037-01-01' }))
  await edit('OTHER', 'REVOKED', (mandate) => ({ ...mandate, state: 'inForce' }))
  const gone = await table.get(mandateKey('CLAIMS', 'CLAIMED'))
  await table.transact([{ remove: mandateKey('CLAIMS', 'CLAIMED'), when: { v: gone?.v ?? 0 } }])
  close()
  expect((await looked(store, folder)).said).toEqual([
    `clients changed agent#${agent} clients`,
    'mandate changed agent#91445300MA62560111 mandate#GIVEN',
    'mandate changed agent#OTHER mandate#REVOKED',
    'mandate missing agent#CLAIMS mandate#CLAIMED',
  ])
})

it('does not call a mandate from before its log wrong: counts it, and takes it into a log at the next start', async () => {
  const folder = former.copy()
  const before = await looked(former, folder)
  expect([before.all, before.so.unlogged]).toEqual([[], 1])
  expect(await started(former, folder, true)).toBe(1)
  expect(await started(former, folder, true)).toBe(0)
  const after = await looked(former, folder)
  expect([after.all, after.so.unlogged]).toEqual([[], 0])
  await put(folder, added(mandateItem(planted('NEVER', former.engine.clock.now(), 'SOMEBODY'), 1, '')))
  expect((await looked(former, folder)).said).toEqual(['mandate unsupported agent#SOMEBODY mandate#NEVER'])
})

it('where partitions are not listed, takes a mandate into its log with its next step, and none from outside that time', async () => {
  const folder = former.copy()
  expect(await started(former, folder, false)).toBe(0)
  expect((await looked(former, folder)).so.unlogged).toBe(1)
  const copy = former.copy()
  await started(former, copy, false, async (engine) => {
    const stored = await findMandate(engine, 'FORMER')
    const by = { id: 'firm', role: 'applicant', unit: null } as const
    expect(stored && (await stepMandate(engine, stored, { step: 'revoked', by, reason: '' }, ''))).toBe(true)
  })
  const stepped = await looked(former, copy)
  expect([stepped.all, stepped.so.unlogged]).toEqual([[], 0])
  await put(folder, added(mandateItem(planted('BEFORE', 1, 'SOMEBODY'), 1, '')))
  await put(folder, added(mandateItem(planted('LATER', former.engine.clock.now() + 1, 'SOMEBODY'), 1, '')))
  expect((await looked(former, folder)).said).toEqual([
    'mandate unsupported agent#SOMEBODY mandate#BEFORE',
    'mandate unsupported agent#SOMEBODY mandate#LATER',
  ])
})

it('lets nobody begin the time before logs anew', async () => {
  const folder = former.copy()
  await started(former, folder, true)
  const { pk, sk } = rightsLoggedItem(0)
  await put(folder, { remove: { pk, sk }, when: { v: 1 } })
  expect((await looked(former, folder)).said).toEqual(['rightsLogged missing rights logged'])
  const engine = former.engine
  engine.setClock(engine.clock.now() + 60_000)
  await put(folder, added(mandateItem(planted('NEVER', engine.clock.now(), 'SOMEBODY'), 1, '')))
  expect(await started(former, folder, true)).toBe(1)
  expect((await looked(former, folder)).said).toEqual([
    'mandate unsupported agent#SOMEBODY mandate#NEVER',
    'rightsLogged changed rights logged',
  ])
})
