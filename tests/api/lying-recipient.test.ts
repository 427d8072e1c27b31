import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { copiesOfRecord } from '#engine/feeds/copies.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import type { Recipient } from '#records/recipient.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { program } from './program.ts'

const of = (id: string): Recipient => ({
  ...{ id, name: { zh: id, en: id }, sort: 'province', basis: 'GD 46(3)', kind: 'acknowledges', scope: 'all' },
})
const seated = (id: string, unit: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role: 'recipient', unit }],
})
const [liar, neighbour, left] = [seated('gd-1', 'GD'), seated('cz-1', 'CZ'), seated('old-1', 'OLD')]

let open: Site
let record = ''
let other = ''
const corrected = async (id: string, fine: string) => {
  const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: fine }
  const done = await changeRecord(open.engine, id, { kind: 'corrected', caseId: 'c1', fields, answer: '01' }, system)
  if (done.kind === 'refused') throw new Error(done.code)
  await open.settle()
  return `${id}.${done.record.seq}`
}
/** Changes of a record that each recipient has confirmed. */
const confirmed = async (id: string) =>
  Object.fromEntries(
    (await copiesOfRecord(open.engine, id)).map(({ recipient, changes }) => [
      recipient,
      changes.flatMap(({ seq, confirmed: word }) => (word ? [seq] : [])),
    ]),
  )
const wordsInLog = async () =>
  (await open.engine.journal.since(-1, 500)).filter(({ item }) => {
    const { entry } = item.body as { entry?: { type: string } }
    return entry?.type === 'copy.confirmed'
  }).length

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, recipients: [of('GD'), of('CZ')] } } })
  for (const one of [liar, neighbour, left]) await open.seat(one)
  record = newId(open.engine.crypto)
  other = newId(open.engine.crypto)
  for (const id of [record, other]) await addRecord(open.engine, { ...sampleRecord, id }, system)
  await open.settle()
})

describe('a recipient that lies', () => {
  it('confirms nothing that was not given: no record, no change yet, no name of one', async () => {
    const api = program(open, liar)
    const made = [`${record}.1`, `${record}.2`, `${record}.999`, `${newId(open.engine.crypto)}.1`]
    const spelt = [
      `${record}.02`,
      `${record}.2.0`,
      `${record}.-1`,
      `${record}.1e1`,
      `${record}`,
      '%2E%2E',
      `${record}.２`,
    ]
    for (const name of [...made, ...spelt.map(encodeURIComponent)])
      expect([name, (await api.post(`/feed/${name}/confirm`, {})).status]).toEqual([name, 404])
    const first = await corrected(record, '0.5')
    expect([first, await confirmed(record)]).toEqual([`${record}.2`, { GD: [], CZ: [] }])
  })

  it('speaks for no neighbour, and ten words at once are one', async () => {
    const api = program(open, liar)
    const before = await wordsInLog()
    const said = await Promise.all(Array.from({ length: 10 }, () => api.post(`/feed/${record}.2/confirm`, {})))
    expect(said.map(({ body }) => body['outcome']).toSorted()).toEqual([...Array(9).fill('already'), 'confirmed'])
    expect([await confirmed(record), (await wordsInLog()) - before]).toEqual([{ GD: [2], CZ: [] }, 1])
  })

  it('out of order says nothing of what came before', async () => {
    await corrected(record, '0.6')
    await corrected(record, '0.7')
    await program(open, liar).post(`/feed/${record}.4/confirm`, {})
    expect(await confirmed(record)).toEqual({ GD: [2, 4], CZ: [] })
  })

  it('gets all again from an older cursor, and undoes nothing by it', async () => {
    const api = program(open, liar)
    const before = [await confirmed(record), await open.engine.journal.size()]
    const names = async (cursor: number) =>
      ((await api.get(`/feed?cursor=${cursor}`)).body['lines'] as { change: string }[]).map(({ change }) => change)
    await names(-1)
    await open.settle()
    const [size, again] = [await open.engine.journal.size(), await names(-1)]
    expect(again).toEqual(await names(-1))
    expect([again.length, await confirmed(record), await open.engine.journal.size()]).toEqual([5, before[0], size])
  })

  it('is told where its cursor lies beyond the end, and misses nothing in silence', async () => {
    const api = program(open, liar)
    const end = Number((await api.get('/feed')).body['cursor'])
    expect((await api.get(`/feed?cursor=${end}`)).body).toMatchObject({ lines: [], isEnd: true, cursor: String(end) })
    for (const cursor of [end + 1000, 999_999_999_999_999]) {
      const { status, body } = await api.get(`/feed?cursor=${cursor}`)
      expect([status, body['fields']]).toEqual([422, { cursor: 'cursorAhead' }])
    }
    expect((await api.get('/feed?cursor=-2')).status).toBe(422)
  })

  it('that holds another content than it confirmed is found by comparing, and owes again', async () => {
    const api = program(open, liar)
    await api.post(`/feed/${record}.3/confirm`, {})
    const range = record.slice(0, 2)
    const { body } = await api.post('/feed/reconcile', { ranges: { [range]: { [record]: 'f'.repeat(64) } } })
    expect(JSON.stringify(body)).toContain('"other"')
    expect(await confirmed(record)).toEqual({ GD: [2, 3], CZ: [] })
  })

  it('is nobody once it left, nor with a token that another key signed, nor as another', async () => {
    const change = await corrected(other, '0.8')
    const gone = program(open, left)
    for (const path of ['/feed', '/feed/ranges', '/recipient'])
      expect([path, (await gone.get(path)).status]).toEqual([path, 404])
    expect((await gone.post(`/feed/${change}/confirm`, {})).status).toBe(404)
    const forged = await open.ask({
      ...{ method: 'POST', path: `/api/v1/feed/${change}/confirm`, raw: '{}' },
      headers: { authorization: `Bearer ${'e30.e30.c2ln'}`, 'content-type': 'application/json' },
    })
    expect([forged.status, await confirmed(other)]).toEqual([401, { GD: [], CZ: [] }])
  })

  it('sends ten megabytes, and 2,001 records, for nothing', async () => {
    const api = program(open, liar)
    const before = await open.engine.journal.size()
    expect((await api.post('/feed/records', { records: ['x'.repeat(10_000_000)] })).status).toBe(422)
    const many = Object.fromEntries(Array.from({ length: 2001 }, () => [newId(open.engine.crypto), 'f'.repeat(64)]))
    expect((await api.post('/feed/reconcile', { ranges: { '00': many } })).status).toBe(422)
    expect(await open.engine.journal.size()).toBe(before)
    expect((await program(open, neighbour).get('/feed')).status).toBe(200)
  })
})
