import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { copiesOfRecord } from '#engine/feeds/copies.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import type { HookCall } from '#engine/store/ports.ts'
import { signatureOf } from '#hosts/hook-sender.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import type { RecordChange } from '#records/publicity/change.ts'
import type { Recipient } from '#records/recipient.ts'
import { type Site, site } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { program } from './program.ts'

const of = (id: string, endpoint: string): Recipient => ({
  ...{
    id,
    name: { zh: id, en: id },
    sort: 'province',
    basis: 'GD 46(3)',
    kind: 'acknowledges',
    scope: 'all',
    endpoint,
  },
  keys: ['2', '1'],
})
const recipients = [of('GD', 'https://filing.example.cn/feed'), of('CZ', 'https://other.example.cn/feed')]
const person: Person = {
  ...{ id: 'gd-1', name: 'gd-1', email: 'gd@example.com', subject: null, conflicts: [] },
  roles: [{ role: 'recipient', unit: 'GD' }],
}

type Line = {
  readonly cursor: string
  readonly change: string
  readonly record: string
  readonly owed: object | null
  readonly digest: string | null
  readonly content: Record<string, unknown> | null
}

/** A province with a bad network and a bad memory. */
function province() {
  const held = new Map<string, string>()
  const order: number[] = []
  const changes = new Set<string>()
  const take = (lines: readonly Line[]) => {
    for (const { cursor, change, record, digest } of lines) {
      if (Number(cursor) > (order.at(-1) ?? -1)) order.push(Number(cursor))
      changes.add(change)
      if (digest === null) held.delete(record)
      else held.set(record, digest)
    }
  }
  return { held, order, changes, take }
}

/** The same at each run: no chance of the machine. */
function dice(from: number) {
  let state = from
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

let open: Site
const records: string[] = []
const made: string[] = []
const told = province()
const calls: HookCall[] = []
const roll = dice(7)
const secrets: string[] = []
const faults = { dropped: 0, doubled: 0, late: 0 }

async function change(record: string, one: RecordChange) {
  const done = await changeRecord(open.engine, record, one, system)
  if (done.kind === 'refused') throw new Error(done.code)
  made.push(`${record}.${done.record.seq}`)
}

/** Loses a call, or its answer, or answers late. */
function answer(call: HookCall) {
  if (!call.url.includes('filing')) return { kind: 'failed', reason: 'timeout' } as const
  calls.push(call)
  const lines = JSON.parse(call.body).data.lines
  const luck = roll(5)
  if (luck === 0) {
    faults.dropped += 1
    return { kind: 'failed', reason: 'unreachable' } as const
  }
  told.take(lines)
  if (luck === 1) {
    faults.doubled += 1
    return { kind: 'failed', reason: 'timeout' } as const
  }
  if (luck === 2) faults.late += 1
  return { kind: 'answered', status: luck === 3 ? 503 : 204 } as const
}

async function deliver() {
  for (let round = 0; round < 60; round += 1) {
    await open.settle()
    await sendHooks(open.engine)
    open.host.clock.set(open.engine.clock.now() + 21_600_000)
  }
}

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, recipients } } })
  await open.seat(person)
  open.host.hooks.answerHook(answer)
  for (let n = 0; n < 24; n += 1) {
    const id = newId(open.engine.crypto)
    records.push(id)
    await addRecord(open.engine, { ...sampleRecord, id }, system)
  }
  await open.settle()
  await sendHooks(open.engine)
  for (const [n, id] of records.entries()) {
    const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: `0.${n + 10}` }
    if (n % 2 === 0) await change(id, { kind: 'corrected', caseId: `c${n}`, fields, answer: '01' })
    if (n % 5 === 0) await change(id, { kind: 'stopped', caseId: `c${n}`, on: '2026-09-14' })
    if (n % 10 === 0) await change(id, { kind: 'resumed', caseId: `c${n}` })
    if (n % 3 === 0) await change(id, { kind: 'ended', caseId: `e${n}`, reason: 'repaired', on: '2026-09-14' })
    await open.settle()
    await sendHooks(open.engine)
    open.host.clock.set(open.engine.clock.now() + 7 * 3_600_000)
  }
  await deliver()
  const own = await program(open, person).get('/recipient')
  secrets.push(...(own.body['secrets'] as string[]))
})

const digestOf = (content: unknown) => toHex(open.engine.crypto.sha256(bytesOf(canonical(content))))

async function pulled() {
  const all = province()
  for (let cursor: string | null = '-1'; cursor !== null; ) {
    const { body } = await program(open, person).get(`/feed?cursor=${cursor}`)
    all.take(body['lines'] as Line[])
    cursor = body['isEnd'] ? null : String(body['cursor'])
  }
  return all
}

describe('a recipient behind a bad network', () => {
  it('loses no change and gets each in order, whatever is dropped, doubled or late', async () => {
    expect([faults.dropped > 0, faults.doubled > 0, faults.late > 0]).toEqual([true, true, true])
    expect(made.filter((one) => !told.changes.has(one))).toEqual([])
    expect(told.order).toEqual(told.order.toSorted((a, b) => a - b))
    // Repeats have the same name and begin no earlier.
    const names = calls.map(({ id }) => id)
    const starts = [...new Set(names)].map((id) => Number(id.split('.')[1]?.split('-')[0]))
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(names.length).toBeGreaterThan(new Set(names).size)
  })

  it('holds the same by push and by pull, and the same again when all comes twice', async () => {
    const once = await pulled()
    expect(told.held).toEqual(once.held)
    const twice = await pulled()
    expect(twice.held).toEqual(once.held)
    expect(twice.order).toEqual(once.order)
  })

  it('signs calls and pages with both of its keys, so that neither can be forged', async () => {
    const [call] = calls
    if (!call) throw new Error('no call')
    expect(call.secret.split(' ')).toEqual(secrets)
    const at = open.engine.clock.now()
    const { body } = await program(open, person).get('/feed')
    const said = canonical({ lines: body['lines'], cursor: body['cursor'] })
    const signed = secrets.map((secret) => signatureOf({ id: 'feed', at, body: said, secret })).join(' ')
    expect(body['signature']).toBe(signed)
    for (const { content, digest } of body['lines'] as Line[]) if (content) expect(digestOf(content)).toBe(digest)
  })

  it('confirms change by change: one says nothing of another, and a repeat does no harm', async () => {
    const [first = '', second = ''] = made
    const api = program(open, person)
    expect((await api.post(`/feed/${first}/confirm`, {})).body).toEqual({ change: first, outcome: 'confirmed' })
    expect((await api.post(`/feed/${first}/confirm`, {})).body).toEqual({ change: first, outcome: 'already' })
    const owed = async (id: string) => {
      const [record = '', seq] = id.split('.')
      const copy = (await copiesOfRecord(open.engine, record)).find(({ recipient }) => recipient === 'GD')
      return copy?.changes.find((one) => one.seq === Number(seq))
    }
    expect((await owed(first))?.confirmed).toMatchObject({ how: 'api' })
    expect((await owed(second))?.confirmed).toBeNull()
    expect((await api.post(`/feed/${records[0]}.999/confirm`, {})).status).toBe(404)
  })

  it('has a silent neighbour that owes all of it, and is late by it', async () => {
    const copies = await Promise.all(records.map((id) => copiesOfRecord(open.engine, id)))
    const silent = copies.flat().filter(({ recipient }) => recipient === 'CZ')
    const owed = silent.flatMap(({ record, changes }) => changes.map(({ seq }) => `${record}.${seq}`))
    expect(owed.toSorted()).toEqual(made.toSorted())
    expect(silent.flatMap(({ changes }) => changes).every(({ breachedAt }) => breachedAt !== null)).toBe(true)
  })

  it('forgets some and lies about others: every difference is found, and only differences are sent', async () => {
    const api = program(open, person)
    const held = new Map(told.held)
    const [forgotten = '', lied = '', brought = ''] = [[...held.keys()][1], [...held.keys()][4], records[3]]
    held.delete(forgotten)
    held.set(lied, 'f'.repeat(64))
    held.set(brought, 'e'.repeat(64)) // ended, and brought back by itself
    const theirs = (range: string) =>
      [...held].filter(([id]) => id.startsWith(range)).toSorted(([a], [b]) => (a < b ? -1 : 1))
    const digest = (range: string) =>
      toHex(
        open.engine.crypto.sha256(
          bytesOf(
            theirs(range)
              .map(([id, one]) => `${id} ${one}\n`)
              .join(''),
          ),
        ),
      )
    const differ: string[] = []
    let sent = 0
    for (let cursor: string | null = '0'; cursor !== null; ) {
      const { body } = await api.get(`/feed/ranges?cursor=${cursor}`)
      const ranges = (body['ranges'] as { range: string; digest: string }[]).filter(
        (one) => one.digest !== digest(one.range),
      )
      cursor = body['cursor'] as string | null
      if (ranges.length === 0) continue
      const asked = Object.fromEntries(ranges.map(({ range }) => [range, digest(range)]))
      const answer = await api.post('/feed/reconcile', { ranges: asked })
      for (const one of answer.body['ranges'] as { range: string; held: { record: string; digest: string }[] }[]) {
        const should = new Map(one.held.map((each) => [each.record, each.digest]))
        sent += should.size
        const all = new Set([...should.keys(), ...theirs(one.range).map(([id]) => id)])
        differ.push(...[...all].filter((id) => should.get(id) !== held.get(id)))
      }
    }
    expect(differ.toSorted()).toEqual([forgotten, lied, brought].toSorted())
    expect(sent).toBeLessThan(told.held.size)
    // By their records, differences alone come back, in finer ranges too.
    const finer = [...new Set([...told.held.keys(), ...held.keys()].map((id) => id.slice(0, 3)))]
    const own = Object.fromEntries(finer.map((range) => [range, Object.fromEntries(theirs(range))]))
    const { body: alone } = await api.post('/feed/reconcile', { ranges: own })
    const found = (alone['ranges'] as { differences: { record: string; what: string }[] }[]).flatMap(
      (one) => one.differences,
    )
    expect(Object.fromEntries(found.map(({ record, what }) => [record, what]))).toEqual({
      ...{ [forgotten]: 'missing', [lied]: 'other', [brought]: 'extra' },
    })
    // Noted at that recipient alone, as what a page or a file finds.
    const noted = (await copiesOfRecord(open.engine, brought)).map(({ recipient, changes }) => [
      recipient,
      changes.at(-1)?.wrong?.note ?? null,
    ])
    expect(noted.toSorted()).toEqual([
      ['CZ', null],
      ['GD', 'extra'],
    ])
    expect((await api.post('/feed/reconcile', { ranges: { '0': digest('0') } })).status).toBe(422)
    const { body } = await api.post('/feed/records', { records: differ })
    for (const { record, content } of body['records'] as { record: string; content: unknown }[]) {
      if (content === null) held.delete(record)
      else held.set(record, digestOf(content))
    }
    expect(held).toEqual(told.held)
  })

  it('is nobody else’s: another seat, another token', async () => {
    const officer: Person = { ...person, id: 'hj', roles: [{ role: 'officer', unit: 'HJ' }] }
    await open.seat(officer)
    for (const path of ['/feed', '/feed/ranges', '/recipient'])
      expect([path, (await program(open, officer).get(path)).status]).toEqual([path, 404])
    expect((await program(open, null).get('/feed')).status).toBe(401)
  })
})
