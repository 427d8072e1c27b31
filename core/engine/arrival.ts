import type { RecordFile } from '#records/record.ts'
import { arrivalView } from './arrival-view.ts'
import { recordFile } from './commit.ts'
import { composeArrival } from './compose-arrival.ts'
import type { Engine } from './engine.ts'
import { json, moment, recordKey, subjectOf } from './keys.ts'
import { nextMailHour, usualHours } from './mail-hours.ts'
import type { Item, Key, Write } from './ports.ts'
import { contactsOf, type SubjectContact } from './subject-contact.ts'
import { addressOf, newLetter } from './write-letter.ts'

/** A record that came by import, as its subject is told of it: once, with both dates and both ways to act (两书同达). */
export type Arrival = {
  readonly record: string
  readonly subject: string
  readonly unit: string | null
  readonly at: number
  /** When the subject first saw it among its records. */
  readonly seenAt: number | null
}

/** Tells the subject of a record that a log row brought into the register; the same row again tells nothing more. */
export async function noteArrival(engine: Engine, row: Item): Promise<void> {
  const { entry } = row.body as unknown as { entry: { type: string; id: string; seq: number; at: number } }
  if (entry.type !== 'record.imported' || entry.seq !== 1) return
  if (await engine.table.get(arrivalKey(entry.id))) return
  const record = recordFile(await engine.table.get(recordKey(entry.id)))
  if (record === null) return
  const contacts = await contactsOf(engine, record.subject.key)
  const unit = record.provider.unit ?? record.authority.unit
  const arrival = { record: record.id, subject: record.subject.key, unit, at: entry.at, seenAt: null }
  const put = arrivalItem(arrival, 1, contacts.length === 0)
  await engine.table.transact([
    { put, when: 'absent' },
    ...contacts.map((contact) => letterTo(engine, contact, record, entry.at)),
  ])
}

/** What a subject has been told of, the newest first. */
export async function arrivalsOf(engine: Pick<Engine, 'table'>, subject: string): Promise<readonly Arrival[]> {
  const query = { index: 'subject', pk: subjectOf(subject), prefix: 'arrival#', limit: 100, newestFirst: true } as const
  return (await engine.table.query(query)).items.map(arrivalOf)
}

/** What nobody could be told of yet: the unit encloses the notice with its decision. */
export async function untoldOf(engine: Pick<Engine, 'table'>, unit: string | null, cursor?: string) {
  const at = cursor === undefined ? {} : { cursor }
  const query = { index: 'queue', pk: untold(unit), limit: 50, newestFirst: true, ...at } as const
  const page = await engine.table.query(query)
  return { arrivals: page.items.map(arrivalOf), cursor: page.cursor }
}

/** The subject has looked: nothing waits for paper any longer. Returns what was new to it. */
export async function seeArrivals(engine: Engine, subject: string): Promise<readonly Arrival[]> {
  const now = engine.clock.now()
  const arrivals = await arrivalsOf(engine, subject)
  for (const arrival of arrivals.filter(({ seenAt }) => seenAt === null)) {
    const item = await engine.table.get(arrivalKey(arrival.record))
    if (item)
      await engine.table.transact([
        { put: arrivalItem({ ...arrival, seenAt: now }, item.v + 1, false), when: { v: item.v } },
      ])
  }
  return arrivals.filter(({ seenAt }) => seenAt === null || now - seenAt < newFor)
}

// A page opened twice in a day still says what is new.
const newFor = 24 * 3_600_000

const untold = (unit: string | null) => `untold#${unit ?? '-'}`

const arrivalKey = (record: string): Key => ({ pk: `arrival#${record}`, sk: 'arrival' })

const arrivalOf = (item: Item): Arrival => item.body as unknown as Arrival

function arrivalItem(arrival: Arrival, v: number, waitsForPaper: boolean): Item {
  const at = `${moment(arrival.at)}#${arrival.record}`
  return {
    ...arrivalKey(arrival.record),
    v,
    body: json(arrival),
    index: {
      subject: [subjectOf(arrival.subject), `arrival#${at}`],
      ...(waitsForPaper ? { queue: [untold(arrival.unit), at] } : {}),
    },
  }
}

function letterTo(engine: Engine, contact: SubjectContact, record: RecordFile, at: number): Write {
  const { clock, calendar, deployment } = engine
  const key = { ...arrivalKey(record.id), sk: `mail#${contact.person}` }
  const addressed = { ...addressOf(engine, key, `arrival.${record.id}`), to: contact.email, date: clock.now() }
  const mail = { ...composeArrival(engine, arrivalView(engine, record, at), contact.lang), ...addressed }
  const blank = {
    caseId: '',
    seq: 0,
    notice: 'arrival',
    limit: null,
    formal: false,
    audience: 'applicant',
    to: { role: 'applicant', unit: null },
    notBefore: nextMailHour(clock.now(), calendar, deployment.mailHours ?? usualHours),
  } as const
  return { put: newLetter(engine, key, { ...blank, mail }), when: 'absent' }
}
