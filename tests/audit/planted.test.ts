import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { isMendable } from '#audit/mend.ts'
import { rebuilds } from '#audit/rebuilds.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { paperFileName } from '#engine/mail/seal-paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { editBodies, textIn } from '#tests/support/edit-bodies.ts'
import { procedures } from '#workflows/index.ts'
import { busyPeople } from './busy-people.ts'
import { hashesIn, type RanStore, ranStore } from './ran-store.ts'

// Together these leave each kind that the log rebuilds.
const worked = [
  ['objection', 'closed', undefined],
  ['infringement', 'closed', undefined],
  ['infringement', 'approver.approved', undefined],
  ['objection', 'unit.asked', '2026-12-20 09:00'],
] as const
const looked = Object.keys(rebuilds)
const evidence = [{ key: 'case/ANY/photo', name: 'a.png', size: 1, type: 'image/png', sha256: 'e'.repeat(64) }]
type Spot = { readonly pk: string; readonly sk: string; readonly text: string }

let stores: readonly RanStore[]
/** Of each kind, the first item there is, and in which store. */
const spots = new Map<string, { readonly store: RanStore; readonly spot: Spot }>()

beforeAll(async () => {
  stores = await Promise.all(
    worked.map(([id, upTo, later]) => {
      const sends = (step: object) => 'send' in step && step.send === upTo
      // Of infringements, the one whose notice is up.
      const isUp = upTo === 'approver.approved'
      const all = (procedures[id]?.examples ?? []).slice(isUp ? 2 : 0)
      const example = all.find(({ steps }) => steps.some(sends)) ?? all[0]
      if (!example) throw new Error(`no example ${id}`)
      const end = example.steps.findIndex(sends)
      const upToThere = end < 0 ? example : { ...example, steps: example.steps.slice(0, end + 1) }
      const { open } = example
      const proven = { ...upToThere, open: { ...open, data: { ...Object(open.data), ...(isUp && { evidence }) } } }
      return ranStore(id, proven, { later, also: busyPeople })
    }),
  )
  for (const store of stores) {
    const whole = wholeStore(store.folder)
    for (const { items } of whole.partitions())
      for (const { pk, sk, body, log } of items) {
        const kind = kindOf({ pk, sk })
        if (kind !== null && !log && !spots.has(kind))
          spots.set(kind, { store, spot: { pk, sk, text: JSON.stringify(body) } })
      }
    whole.close()
  }
})
afterAll(() => {
  for (const store of stores) store.remove()
})

it('finds nothing in them as they were left', async () => {
  for (const store of stores) {
    const { found } = await store.look(store.folder)
    expect(found.map((one) => sentenceOf(one).en)).toEqual([])
  }
})

it('counts the letters whose text the log cannot vouch for', async () => {
  const [store] = stores
  if (!store) throw new Error('no store')
  const whole = wholeStore(store.folder)
  const items = [...whole.partitions()].flatMap((one) => one.items)
  whole.close()
  const letters = items.filter((item) => kindOf(item) === 'letter').map((item) => letterOf(item).mail.messageId)
  const log = JSON.stringify(items.filter(({ log }) => log).map(({ body }) => body))
  const hashed = letters.filter((id) => new RegExp(`"messageId":"${id}","sha256"`).test(log))
  expect(hashed.length).toBeGreaterThan(0)
  expect((await store.look(store.folder)).so.unhashed).toBe(letters.length - hashed.length)
})

it('has an item of each kind that follows from the log', () => {
  expect(looked.filter((name) => !spots.has(name))).toEqual([])
})

it.each([
  ['rewritten', (at: string) => `UPDATE items SET body = ?3 WHERE ${at}`],
  ['taken away', (at: string) => `DELETE FROM items WHERE ${at} AND ?3 = ?3`],
] as const)('finds an item of each kind that was %s behind the log', async (_, sql) => {
  for (const store of stores) {
    const folder = store.copy()
    const db = new DatabaseSync(join(folder, 'redress.db'))
    const mine = looked.filter((name) => spots.get(name)?.store === store)
    for (const name of mine) {
      const { pk = '', sk = '', text = '' } = spots.get(name)?.spot ?? {}
      const here = 'p = (SELECT p FROM partitions WHERE pk = ?1) AND sk = ?2'
      db.prepare(sql(here)).run(pk, sk, JSON.stringify(spoiled(JSON.parse(text))))
    }
    db.close()
    const { found } = await store.look(folder)
    const told = new Set(found.map(({ key }) => `${key.pk} ${key.sk}`))
    const unseen = mine.filter((name) => !told.has(`${spots.get(name)?.spot.pk} ${spots.get(name)?.spot.sk}`))
    expect(unseen).toEqual([])
  }
})

/** Items of cases whose sort key begins so. */
const ofCases = (db: DatabaseSync, prefix: string) =>
  db
    .prepare(`SELECT pk, sk, body FROM items JOIN partitions USING (p) WHERE pk LIKE 'case#%'
    AND sk LIKE '${prefix}#%' ORDER BY sk`)
    .all()
    .map((row) => ({ sk: String(row['sk']), item: JSON.parse(textIn(row)) }))

it('finds each letter that is gone, and other words in one that was served', async () => {
  const [store] = stores
  const folder = store?.copy() ?? ''
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const standing = ofCases(db, 'mail').map(({ sk, item }) => ({ sk, letter: item }))
  const [served, ...others] = standing.filter(({ letter }) => letter.formal && letter.state === 'accepted')
  if (!served || others.length === standing.length) throw new Error('no letter was served')
  const reworded = (letter: typeof served.letter) => ({ ...letter, mail: { ...letter.mail, text: 'other words' } })
  editBodies(db, 'items', `sk = '${served.sk}'`, (text) => JSON.stringify(reworded(JSON.parse(text))))
  db.prepare(`DELETE FROM items WHERE sk LIKE 'mail#%' AND sk <> ?`).run(served.sk)
  db.close()
  const { found } = (await store?.look(folder)) ?? { found: [] }
  const gone = found.filter(({ kind, code }) => kind === 'letter' && code === 'missing').map(({ key }) => key.sk)
  expect(gone.toSorted()).toEqual(standing.map(({ sk }) => sk).filter((sk) => sk !== served.sk))
  const changed = found.filter(({ code, key }) => code === 'changed' && key.sk === served.sk)
  expect(changed.map(({ fields }) => fields)).toEqual([['mail.text']])
})

it('finds each part of what a paper says that was rewritten: its facts are held to the hash in its entry', async () => {
  const [store] = stores
  const folder = store?.copy() ?? ''
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const standing = ofCases(db, 'paper').map(({ sk, item }) => ({ sk, paper: item }))
  db.close()
  const parts = ['text', 'values', 'items', 'addressee', 'number'] as const
  for (const part of parts) {
    const [one] = standing.filter(({ paper }) => part in paper.facts)
    const facts = { ...one?.paper.facts, [part]: spoiled(one?.paper.facts[part]) }
    const again = new DatabaseSync(join(folder, 'redress.db'))
    editBodies(again, 'items', `sk = '${one?.sk}'`, () => JSON.stringify({ ...one?.paper, facts }))
    again.close()
    const { found } = (await store?.look(folder)) ?? { found: [] }
    const told = found.filter(({ key }) => key.sk === one?.sk)
    // An edit that leaves no paper is told by its form.
    expect([part, told.some(({ code, fields }) => code === 'malformed' || fields.includes('hash'))]).toEqual([
      part,
      true,
    ])
    const back = new DatabaseSync(join(folder, 'redress.db'))
    editBodies(back, 'items', `sk = '${one?.sk}'`, () => JSON.stringify(one?.paper))
    back.close()
  }
})

it.each([
  ['are gone', 'fileMissing', (): string | null => null],
  ['were rewritten', 'fileChanged', (): string | null => 'another hash'],
] as const)('finds evidence and sealed papers that %s', async (_, code, fileHash) => {
  const kinds = []
  for (const store of stores) {
    const { found } = await store.look(store.folder, fileHash)
    const wanted = [...hashesIn(store.folder).keys()].toSorted()
    expect([...new Set(found.map((one) => `${one.code} ${one.key.sk}`))].toSorted()).toEqual(
      wanted.map((key) => `${code} ${key}`),
    )
    kinds.push(...wanted.map((key) => key.split('/')[0]))
  }
  expect(new Set(kinds)).toEqual(new Set(['case', 'paper']))
})

/** Names of sealed papers by their files. */
function paperNames({ folder }: RanStore): ReadonlyMap<string, string> {
  const whole = wholeStore(folder)
  const items = [...whole.partitions()].flatMap((one) => one.items.filter((item) => kindOf(item) === 'paper'))
  whole.close()
  return new Map(
    items.map(paperOf).flatMap(({ file, facts }) => (file ? [[file.key, paperFileName(facts.number)]] : [])),
  )
}

it('finds evidence that is given out by another name, and a paper by another number', async () => {
  const papers = new Map(stores.flatMap((store) => [...paperNames(store)]))
  expect(papers.size).toBeGreaterThan(0)
  const type = (key: string) => (key.startsWith('paper/') ? 'application/pdf' : 'image/png')
  const named = async (name: string, ending = '') => {
    const nameOf = (key: string) => (papers.has(key) ? `${papers.get(key)}${ending}` : name)
    const said = (key: string) => ({ type: type(key), name: nameOf(key) })
    const looks = stores.map((store) => store.look(store.folder, undefined, said))
    return (await Promise.all(looks)).flatMap(({ found }) => found.map(({ kind, fields }) => [kind, fields]))
  }
  expect(await named('a.png')).toEqual([])
  expect(await named('b.png')).toEqual([['file', ['name']]])
  expect(await named('a.png', '.exe')).toEqual([...papers].map(() => ['file', ['name']]))
})

const publicFiles = (folder: string) =>
  readdirSync(join(folder, 'public'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const pathOf = (folder: string, file: string) => file.slice(join(folder, 'public').length, -'.public'.length)

it.each([
  ['was rewritten', 'changed', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/.$/s, '!'))],
  ['was taken away', 'missing', (file: string) => rmSync(file)],
  [
    'is shown beyond its last day',
    'changed',
    (file: string) =>
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"publicUntil":"\d{4}/, '"publicUntil":"2099')),
  ],
] as const)('finds each public file that %s', async (_, code, edit) => {
  const edited = []
  for (const store of stores) {
    const folder = store.copy()
    const files = publicFiles(folder)
    for (const file of files) edit(file)
    const { found } = await store.look(folder)
    const told = found.map(({ kind, code, key }) => [kind, code, key.sk])
    expect(told.toSorted()).toEqual(files.map((file) => ['public', code, pathOf(folder, file)]).toSorted())
    edited.push(...told.map(([, , path = '']) => path.replace(/\/[A-Z0-9]{26}|\/\d{4}-.*/, '')))
  }
  expect(new Set(edited)).toEqual(new Set(['/r', '/r.json', '/en/r', '/n', '/n.json', '/en/n', '/feed']))
})

it('finds public files that nothing supports: of nobody, of an ended record, and of a day without changes', async () => {
  const [store] = stores
  const folder = store?.copy() ?? ''
  const [page = ''] = publicFiles(folder).filter((file) => file.includes('/r/'))
  const planted = ['/r/NOBODY', '/en/r/NOBODY/commitment', '/n/NOBODY.json', '/feed/2026-10-02.json', '/other/page']
  for (const path of planted) {
    mkdirSync(dirname(join(folder, 'public', path)), { recursive: true })
    cpSync(page, join(folder, 'public', `${path}.public`))
  }
  const { found } = (await store?.look(folder)) ?? { found: [] }
  expect(found.map(({ kind, code, key }) => [kind, code, key.sk]).toSorted()).toEqual(
    planted.map((path) => ['public', 'unsupported', path]).toSorted(),
  )
})

it('finds that what recipients should hold was taken away, and can mend it, also where no number of items is kept', async () => {
  const [store] = stores
  const folder = store?.copy() ?? ''
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const gone = Number(
    db.prepare(`DELETE FROM items WHERE p IN (SELECT p FROM partitions WHERE pk LIKE 'holding#%')`).run().changes,
  )
  db.close()
  expect(gone).toBeGreaterThan(0)
  const { found } = (await store?.look(folder)) ?? { found: [] }
  expect(found.map(({ kind, code }) => `${kind} ${code}`)).toEqual(
    Array.from({ length: gone }, () => 'holding missing'),
  )
  expect(found.every(isMendable)).toBe(true)
})

it('finds entries that are gone from an index, and those put into one', async () => {
  const [store] = stores
  const folder = store?.copy() ?? ''
  const db = new DatabaseSync(join(folder, 'redress.db'))
  const gone = ['queue', 'due', 'subject', 'lookup'].map((name) => {
    const [row] = db.prepare(`SELECT count(*) AS n FROM by_${name}`).all()
    db.exec(`DELETE FROM by_${name}`)
    return Number(row?.['n'])
  })
  db.exec(`INSERT INTO by_queue VALUES ('FGW#intake', '2026-01-01#nobody', 1, 'case')`)
  db.close()
  const { found } = (await store?.look(folder)) ?? { found: [] }
  const missing = found.filter(({ code }) => code === 'entryMissing')
  expect(missing).toHaveLength(gone.reduce((sum, n) => sum + n, 0))
  expect(found.filter(({ code }) => code === 'entryExtra')).toHaveLength(1)
})

/** The same with its first leaf changed. */
function spoiled(value: unknown): unknown {
  if (typeof value === 'string') return `${value}A`
  if (typeof value === 'number') return value + 1
  if (value === null) return 1
  if (typeof value === 'boolean') return !value
  const [first, ...rest] = Object.entries(Object(value))
  if (!first) return { planted: 1 }
  return Array.isArray(value)
    ? [spoiled(value[0]), ...value.slice(1)]
    : Object.fromEntries([[first[0], spoiled(first[1])], ...rest])
}
