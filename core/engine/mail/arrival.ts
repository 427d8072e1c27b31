import { z } from 'zod'
import { contactsOf, type SubjectContact } from '#engine/people/subject-contact.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, moment } from '#engine/store/keys.ts'
import { nextMailHour, usualHours } from '#engine/store/mail-hours.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readChained } from '#engine/store/read-several.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { arrivalView } from '#engine/views/arrival-view.ts'
import type { RecordFile } from '#records/record.ts'
import { accountPlaces, type Place } from './addressee.ts'
import { composeArrival, type News, shortArrival } from './compose-arrival.ts'
import { newsLetter } from './write-letter.ts'

/** Notice of an imported record: both dates, both ways to act (两书同达). */
export type Arrival = {
  readonly record: string
  readonly subject: string
  readonly unit: string | null
  readonly at: number
  /** Moment the subject first saw it among its records. */
  readonly seenAt: number | null
}

/** Tells the subject of a new record, once a row. */
export async function noteArrival(engine: Engine, row: Item): Promise<void> {
  const entry = entryOf(row)
  if (entry.type === 'record.shown') return tellShown(engine, entry.id)
  if (entry.type !== 'record.imported' || entry.seq !== 1) return
  if (await engine.table.get(arrivalKey(entry.id))) return
  const record = await recordFor(engine, entry.id, 'subject')
  if (record === null) return
  const letters = await lettersOf(engine, record, entry.at, 'arrival')
  const unit = record.provider.unit ?? record.authority.unit
  const arrival = { record: record.id, subject: record.subject.key, unit, at: entry.at, seenAt: null }
  const put = arrivalItem(arrival, 1, letters.length === 0)
  // Letters first, so that a retry finds them.
  for (const letter of letters) await engine.table.transact([letter])
  await engine.table.transact([{ put, when: 'absent' }])
}

/** Dated ahead, it was said not to be public yet. */
async function tellShown(engine: Engine, id: string): Promise<void> {
  const item = await engine.table.get(arrivalKey(id))
  const record = item && (await recordFor(engine, id, 'subject'))
  if (!record) return
  for (const letter of await lettersOf(engine, record, arrivalOf(item).at, 'shown'))
    await engine.table.transact([letter])
}

/** One for each channel of each account. */
async function lettersOf(engine: Engine, record: RecordFile, at: number, news: News): Promise<readonly Write[]> {
  const { subject, documentNumber } = record
  const contacts = await contactsOf(engine, subject.key)
  const found = contacts.map(async (contact) => {
    const of = { ...contact, name: subject.name, number: documentNumber.raw }
    const places = await accountPlaces(engine, of)
    return places.map((place) => letterTo(engine, { contact, place, record, at, news }))
  })
  return (await Promise.all(found)).flat()
}

/** Lists by unit what nobody was told; it encloses the notice itself. */
export async function untoldOf(
  engine: Pick<Engine, 'table'>,
  units: readonly (string | null)[],
  at: string | undefined,
): Promise<Paged<Arrival>> {
  const lists = units.map((unit) => ({ index: 'queue', pk: untold(unit), newestFirst: true }) as const)
  return across(await readChained(engine.table, lists, at), (items) => items.map(arrivalOf))
}

/** Marks as seen, so that paper is not needed; returns new ones. */
export async function seeArrivals(engine: Engine, records: readonly string[]): Promise<readonly Arrival[]> {
  const now = engine.clock.now()
  const items = (await Promise.all(records.map((id) => engine.table.get(arrivalKey(id))))).flatMap((item) => item ?? [])
  const arrivals = items.map(arrivalOf)
  for (const item of items) {
    const arrival = arrivalOf(item)
    if (arrival.seenAt !== null) continue
    const put = arrivalItem({ ...arrival, seenAt: now }, item.v + 1, false)
    await engine.table.transact([{ put, when: { v: item.v } }])
  }
  return arrivals.filter(({ seenAt }) => seenAt === null || now - seenAt < newFor)
}

// A page opened twice in a day still says what is new.
const newFor = 24 * 3_600_000

const untold = (unit: string | null) => `untold#${unit ?? '-'}`

const keys = keyShape('arrival#{record}', 'arrival')
const arrivalKey = keys.key

export const arrivalKind = stored('notice of a new record', {
  schema: exactly<Arrival>({
    record: z.string(),
    subject: z.string(),
    unit: z.string().nullable(),
    at: z.number(),
    seenAt: z.number().nullable(),
  }),
  keys: [keys],
  index: {
    queue: ['untold#{unit} → {moment}#{record}'],
    // Written until 2026-11, read by nobody.
    subject: ['subject#{subject} → arrival#{moment}#{record}'],
  },
  due: null,
  from: 'door',
  sealed: true,
})
const arrivalOf = arrivalKind.read

function arrivalItem(arrival: Arrival, v: number, waitsForPaper: boolean): Item {
  const at = `${moment(arrival.at)}#${arrival.record}`
  return {
    ...arrivalKey(arrival.record),
    v,
    body: json(arrival),
    index: {
      ...(waitsForPaper ? { queue: [untold(arrival.unit), at] } : {}),
    },
  }
}

type Told = {
  readonly contact: SubjectContact
  readonly place: Place
  readonly record: RecordFile
  readonly at: number
  readonly news: News
}

function letterTo(engine: Engine, { contact: { person, lang }, place, record, at, news }: Told): Write {
  const { clock, calendar, deployment } = engine
  const said =
    place.by === 'mail'
      ? composeArrival(engine, arrivalView(engine, record, at), lang, news)
      : shortArrival(engine, lang, news)
  const { pk } = arrivalKey(news === 'arrival' ? record.id : `${record.id}.${news}`)
  const about = { pk, name: `mail#${person}`, about: `${news}.${record.id}` }
  const notBefore = nextMailHour(clock.now(), calendar, deployment.mailHours ?? usualHours)
  return { put: newsLetter(engine, { ...about, notice: 'arrival', place, notBefore }, said), when: 'absent' }
}
