import { expect, it } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import { caseId, openingOf, prepare, recordId } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { objection } from '#workflows/objection/index.ts'
import { consume, consumeRung, firstFollowers, followOn, placeOf } from './consume.ts'
import { consumers } from './consumers.ts'
import { follow, followRow } from './follow.ts'
import { allAside } from './set-aside.ts'
import { mailRounds } from './wake.ts'

const importer = { id: 'import', role: 'system', unit: null } as const
const [example] = objection.examples

/** Store as the former single follower left it. */
async function fromBefore() {
  if (!example) throw new Error('no example')
  const engine = testEngine()
  await prepare(engine, 'objection', example)
  const body = (await engine.journal.size()) - 1
  for (const name of firstFollowers) {
    const key = { pk: `follower#${name}`, sk: 'position' }
    const mark = await engine.table.get(key)
    if (mark) await engine.table.transact([{ remove: key, when: { v: mark.v } }])
  }
  await engine.table.transact([{ put: { pk: 'follower#journal', sk: 'position', v: 1, body }, when: 'absent' }])
  return { engine, body }
}

it('goes on where the one bookmark of before stood: nothing is sent again, and nothing passed over', async () => {
  const { engine, body } = await fromBefore()
  for (const name of firstFollowers) expect(await placeOf(engine, name)).toBe(body)
  const sent = engine.mails.length
  const published: string[] = []
  const publish = async (id: string) => void published.push(id)
  await follow(engine, publish)
  expect([engine.mails.length, published]).toEqual([sent, []])
  await addRecord(engine, inventedPenalty({ id: 'NEW' }), importer)
  await follow(engine, publish)
  expect(published).toEqual(['NEW'])
  for (const name of firstFollowers) expect(await placeOf(engine, name)).toBe(body + 1)
})

it('publishes a record once a round however often it changed, and lets each of its rows fail with it', async () => {
  const engine = testEngine()
  await addRecord(engine, inventedPenalty({ id: 'OFTEN' }), importer)
  await follow(engine, async () => {})
  let times = 0
  const touch = async () => {
    times += 1
    const change = { kind: 'disputed', caseId: `C${times}` } as const
    expect(await changeRecord(engine, 'OFTEN', change, importer)).toMatchObject({ kind: 'changed' })
  }
  for (const _ of [1, 2, 3]) await touch()
  const published: string[] = []
  await follow(engine, async (id) => void published.push(id))
  expect(published).toEqual(['OFTEN'])
  await touch()
  await touch()
  const down = async () => {
    throw new Error('planted')
  }
  await expect(follow(engine, down)).rejects.toMatchObject({ code: 'followFailed' })
  expect(await Array.fromAsync(allAside(engine.table, 'publication'))).toHaveLength(2)
})

it('asks to look again only where rows were left or set aside, for one who hears bells', async () => {
  const engine = testEngine()
  const wants = () => true
  for (let n = 0; n < 3; n += 1) await addRecord(engine, inventedPenalty({ id: `S${n}` }), importer)
  expect(await consume(engine, 'scan', { wants, take: async () => {} })).toBe(3)
  expect(await consumeRung(engine, 'arrivals', { wants, take: async () => {} })).toBe(0)
  await addRecord(engine, inventedPenalty({ id: 'S3' }), importer)
  const take = async () => {
    throw new Error('planted')
  }
  await expect(consumeRung(engine, 'arrivals', { wants, take })).rejects.toMatchObject({ code: 'followFailed' })
  expect(await consumeRung(engine, 'arrivals', { wants, take: async () => {} })).toBe(1)
  for (let n = 4; n < 210; n += 1) await addRecord(engine, inventedPenalty({ id: `S${n}` }), importer)
  expect(await consumeRung(engine, 'arrivals', { wants, take: async () => {} })).toBe(200)
})

it('looks for due mail in every bucket, then only where some went', async () => {
  if (!example) throw new Error('no example')
  const engine = testEngine()
  engine.answerMail(() => ({ kind: 'temporary', reason: '421' }))
  await prepare(engine, 'objection', example)
  await open(engine, openingOf('objection', example))
  await follow(engine, async () => {})
  engine.answerMail(() => ({ kind: 'accepted' }))
  engine.setClock(engine.clock.now() + 3_600_000)
  const asked: string[] = []
  const { query } = engine.table
  const table: typeof engine.table = {
    ...engine.table,
    query(one) {
      if (one.index === 'due') asked.push(one.pk)
      return query(one)
    },
  }
  const round = mailRounds({ ...engine, table }, async () => {})
  expect([(await round()) > 0, asked.length]).toEqual([true, 16])
  expect([await round(), asked.length]).toEqual([0, 18])
})

it('passes two thousand rows of others in one step', async () => {
  const engine = testEngine()
  await seatStaff(engine)
  for (let n = 0; n < 2200; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const taken: string[] = []
  const only = (id: string) => ({
    wants: ({ pk }: { pk: string }) => pk === `record#${id}`,
    take: async (_: unknown, { pk }: { pk: string }) => void taken.push(pk),
  })
  expect(await consume(engine, 'figures', only('R2100'))).toBe(2000)
  expect([await consume(engine, 'figures', only('R2100')), taken]).toEqual([200, ['record#R2100']])
})

it('lets a row that fails stop only itself, and tries it again by and by, to once an hour', async () => {
  const engine = testEngine()
  await seatStaff(engine)
  for (let n = 0; n < 5; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const taken: string[] = []
  let mended = false
  const follower = {
    wants: ({ pk }: { pk: string }) => pk.startsWith('record#'),
    take: async (_: unknown, { pk }: { pk: string }) => {
      if (pk === 'record#R2' && !mended) throw new Error('planted')
      taken.push(pk)
    },
  }
  const round = () => consume(engine, 'figures', follower)
  await expect(round()).rejects.toMatchObject({ code: 'followFailed', message: expect.stringContaining('record#R2') })
  expect(taken).toEqual(['R0', 'R1', 'R3', 'R4'].map((id) => `record#${id}`))
  expect(await placeOf(engine, 'figures')).toBe((await engine.journal.size()) - 1)
  await addRecord(engine, inventedPenalty({ id: 'R5' }), importer)
  for (let tries = 2; tries < 7; tries += 1) {
    await expect(round()).rejects.toMatchObject({ code: 'followFailed' })
    engine.setClock(engine.clock.now() + 600_001)
  }
  expect(taken).toContain('record#R5')
  const [aside] = await Array.fromAsync(allAside(engine.table, 'figures'))
  expect(aside).toMatchObject({ row: { pk: 'record#R2' }, tries: 6, reason: 'Error: planted' })
  mended = true
  expect(await round()).toBe(0)
  engine.setClock(engine.clock.now() + 3_600_000)
  expect(await round()).toBe(1)
  expect(taken.at(-1)).toBe('record#R2')
  expect(await Array.fromAsync(allAside(engine.table, 'figures'))).toEqual([])
})

it('reads no row twice where all are wanted, nor the records of one subject again for each of them', async () => {
  const engine = testEngine()
  await seatStaff(engine)
  const many = 300
  for (let n = 0; n < many; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const read = { rows: 0, items: 0 }
  const { table, journal } = engine
  const counting: Engine = {
    ...engine,
    table: {
      ...table,
      query: async (asked) => {
        const page = await table.query(asked)
        if (asked.pk.startsWith('subject#')) read.items += page.items.length
        return page
      },
    },
    journal: {
      ...journal,
      since: async (after, limit) => {
        const rows = await journal.since(after, limit)
        read.rows += rows.length
        return rows
      },
    },
  }
  const { scan } = consumers
  if (!scan) throw new Error('no scan')
  while ((await consume(counting, 'scan', scan)) > 0);
  expect(read).toEqual({ rows: await journal.size(), items: 2 * many })
})

const publish = async () => {}
const hj = (id: string, role: 'officer' | 'head') => ({ id, role, unit: 'HJ' }) as const

/** Shield just approved on a record with two open cases. */
async function justShielded() {
  const engine = testEngine()
  const [shield, review] = ['shield', 'shieldEnd'].map((name) => procedures[name]?.examples[0])
  if (!shield || !review || !example) throw new Error('no example')
  await prepare(engine, 'shield', shield)
  expect((await open(engine, { ...openingOf('objection', example), id: 'BEFORE' })).kind).toBe('committed')
  const [own] = procedures['exofficio']?.examples ?? []
  if (!own) throw new Error('no example')
  expect((await open(engine, { ...openingOf('exofficio', own), id: 'OWN' })).kind).toBe('committed')
  const data = { verdict: 'shielded', reason: '属实', documentChecked: '裁定书', planEndsOn: null }
  await commit(engine, caseId, { type: 'unit.proposed', actor: hj('hj-1', 'officer'), data })
  await follow(engine, publish)
  const approved = await commit(engine, caseId, { type: 'approver.approved', actor: hj('hj-head', 'head'), data: {} })
  expect(approved.kind).toBe('committed')
  const begun = { ...openingOf('shieldEnd', review), id: 'AFTER', arisesFrom: caseId }
  const began = async () => expect((await open(engine, begun)).kind).toBe('committed')
  const states = async () => {
    const items = await Promise.all(['BEFORE', 'OWN', 'AFTER'].map((id) => engine.table.get(caseKey(id))))
    return items.map((item) => item && caseFile(item).state)
  }
  return { engine, began, states }
}

it('ends no case that began on an ended record before that ending was followed', async () => {
  const { engine, began, states } = await justShielded()
  await began()
  await follow(engine, publish)
  expect(await states()).toEqual(['awaitingIntake', 'answering', 'underReview'])
})

it('ends no case where an ending is told again, after the record was shown again', async () => {
  const { engine, began, states } = await justShielded()
  const rows = await engine.journal.since((await engine.journal.size()) - 20, 20)
  await began()
  const shown = { kind: 'restored', caseId: 'AFTER', on: '2026-09-24' } as const
  expect(await changeRecord(engine, recordId, shown, hj('hj-head', 'head'))).toMatchObject({ kind: 'changed' })
  for (const { item } of rows) await followRow(engine, item, publish)
  expect(await states()).toEqual(['awaitingIntake', 'awaitingVerification', 'underReview'])
})

it.each([
  ['none', () => false, 450, 0],
  ['all', () => true, 200, 200],
  ['each second', (n: number) => n % 2 === 0, 399, 200],
  ['each third', (n: number) => n % 3 === 0, 450, 150],
])('ends a round at its last wanted row, or at the end of the log: %s', async (_, isWanted, passed, taken) => {
  const engine = testEngine()
  for (let n = 0; n < 450; n += 1) await addRecord(engine, inventedPenalty({ id: `R${n}` }), importer)
  const numberOf = ({ pk }: { pk: string }) => Number(pk.replace('record#R', ''))
  const seen: number[] = []
  const round = await followOn(engine, 'board', {
    wants: (row) => row.pk.startsWith('record#') && isWanted(numberOf(row)),
    take: async (_, row) => void seen.push(numberOf(row)),
  })
  expect(round).toMatchObject({ passed, taken, more: taken === 200, faults: [] })
  const wanted = Array.from({ length: 450 }, (_, n) => n).filter(isWanted)
  expect(seen.toSorted((a, b) => a - b)).toEqual(wanted.slice(0, taken))
  expect(round.mark).toMatchObject({ put: { body: passed - 1 } })
})
