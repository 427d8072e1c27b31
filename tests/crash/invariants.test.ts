import { beforeAll, expect, it } from 'vitest'
import { entryHash } from '#ledger/entry.ts'
import { publicPath } from '#tests/support/doubles/publisher.ts'
import { broken } from '#tests/support/invariants.ts'
import { recordId } from '#tests/support/run-example.ts'
import { copyWorld, engineOver, type World } from '#tests/support/world.ts'
import { objection } from '#workflows/objection/index.ts'
import { course } from './point.ts'

/** A corrected record, its case closed: everything in order. */
let sound: World
beforeAll(async () => {
  const [example] = objection.examples
  if (!example) throw new Error('no example')
  sound = (await course('objection', example)).stops.at(-1)?.world ?? sound
})

type Body = Record<string, unknown>
type Edit = (body: Body, sk: string) => Body

function edited(world: World, which: (key: string) => boolean, edit: Edit): World {
  for (const [key, item] of world.store.items)
    if (which(key))
      world.store.items.set(key, { ...item, body: edit(structuredClone(item.body) as Body, item.sk) as never })
  return world
}

const row = (sk: string) => (key: string) => key.endsWith(`\0${sk}`) && !key.startsWith('person')

it('finds nothing in a sound world', () => {
  expect(broken(copyWorld(sound))).toEqual([])
})

const caseRow = row('case')
const planted: readonly (readonly [string, RegExp, (world: World) => unknown])[] = [
  [
    'a case in another state',
    /not what its log says/,
    (w) => edited(w, caseRow, (b) => ({ ...b, state: 'withProvider' })),
  ],
  ['a clock moved by nobody', /not what its log says/, (w) => edited(w, caseRow, (b) => ({ ...b, clocks: {} }))],
  [
    'a case held by nobody',
    /waits for nobody/,
    (w) => edited(w, caseRow, (b) => ({ ...b, closed: false, wakeAt: null, holder: { role: 'officer', unit: null } })),
  ],
  ['a closed case that still waits', /closed and still waits/, (w) => edited(w, caseRow, (b) => ({ ...b, wakeAt: 1 }))],
  [
    'a changed record row',
    /record .* not what its log says/,
    (w) => edited(w, row('record'), (b) => ({ ...b, head: 'x' })),
  ],
  ['a lost log row', /follows|refuses|missing/, (w) => w.store.log.splice(3, 1)],
  [
    'two log rows in another order',
    /missing before it/,
    (w) => w.store.log.splice(2, 2, ...w.store.log.slice(2, 4).reverse()),
  ],
  [
    'a changed payload',
    /another hash/,
    (w) => w.store.log.splice(2, 1, { ...w.store.log[2], body: changedPayload(w.store.log[2]?.body) } as never),
  ],
  [
    'a changed entry',
    /broken chain|not what its log says/,
    (w) => w.store.log.splice(2, 1, { ...w.store.log[2], body: changedEntry(w) } as never),
  ],
  [
    'a lost letter',
    /never went to/,
    (w) => w.store.items.delete([...w.store.items.keys()].find((key) => key.includes('\0mail#')) ?? ''),
  ],
  [
    'a letter that waits',
    /is waiting/,
    (w) =>
      edited(
        w,
        (key) => key.includes('\0mail#00000001#0'),
        (b) => ({ ...b, state: 'waiting' }),
      ),
  ],
  ['a mail twice, uncounted', /arrived 2 times/, (w) => w.mailbox.push(...w.mailbox.slice(0, 1))],
  ['a served notice that nobody got', /nobody got/, (w) => w.mailbox.splice(0, w.mailbox.length)],
  ['a record that is not published', /not as published/, (w) => w.published.delete(publicPath(recordId))],
]

it.each(planted)('finds %s', (_, problem, plant) => {
  const world = copyWorld(sound)
  plant(world)
  expect(broken(world).join('\n')).toMatch(problem)
})

function changedPayload(body: unknown): unknown {
  const changed = structuredClone(body) as { payload: { data: { event: unknown } } }
  changed.payload.data.event = { forged: true }
  return changed
}

function changedEntry(world: World): unknown {
  const changed = structuredClone(world.store.log[2]?.body) as unknown as { entry: Parameters<typeof entryHash>[0] }
  const entry = { ...changed.entry, at: changed.entry.at + 1 }
  expect(entryHash(entry, engineOver(world).crypto.sha256)).not.toEqual(
    entryHash(changed.entry, engineOver(world).crypto.sha256),
  )
  return { ...changed, entry }
}
