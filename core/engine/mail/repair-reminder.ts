import { z } from 'zod'
import { openCasesOn } from '#engine/case/sole-case.ts'
import { mandateFor } from '#engine/people/authorise.ts'
import { findMandate, heldMandates } from '#engine/people/mandates.ts'
import { contactsOf } from '#engine/people/subject-contact.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { type RepairView, repairView } from '#engine/register/repair-view.ts'
import { repairWords } from '#engine/register/repair-words.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment, recordKey } from '#engine/store/keys.ts'
import { plain } from '#engine/store/names.ts'
import type { Lang as Language, Person } from '#engine/store/person.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { Lang } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { accountPlaces, type Place } from './addressee.ts'
import { siteOf } from './compose-mail.ts'
import { shortMail } from './compose-text.ts'
import { dayName } from './due-days.ts'
import type { Composed, Enclosure } from './letter.ts'
import { mailHtml, mailText } from './mail-html.ts'
import { newsLetter } from './write-letter.ts'

/** Application written before its day; it never expires. */
const Prepared = z.strictObject({
  explanation: z.string().trim().min(1).max(4000),
  signedBy: z.string().trim().max(100),
  /** Begins the pages of the side that wrote it. */
  base: z.string(),
})
export type Prepared = z.infer<typeof Prepared>

/** A wish to hear on the day a record can be repaired. */
const Reminder = z.strictObject({
  record: z.string(),
  person: z.string(),
  email: z.string(),
  /** Of the person, for the envelope of a letter. */
  name: z.string().exactOptional(),
  lang: Lang,
  /** Subject at the time, and the mandate of whoever acts for it. */
  subject: z.string().exactOptional(),
  mandate: z.string().exactOptional(),
  prepared: Prepared.exactOptional(),
  /** The day came, and what was prepared stays. */
  told: z.literal(true).exactOptional(),
})
type Reminder = z.infer<typeof Reminder>

const keys = keyShape('record#{record}', 'reminder#{person}')

export const reminderKind = stored('wish to be reminded of a repair', {
  schema: Reminder,
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#record#{record}#reminder#{person}'] },
  due: 'at 09:00 of the first day to apply the letter goes, and the wish with it; a prepared application stays until the record has ended',
  from: 'door',
  sealed: true,
})

/** Reminds once, at 09:00 of the first day; false: no day ahead. */
export async function askReminder(
  engine: Engine,
  record: RecordFile,
  person: Person,
  lang: Language,
): Promise<boolean> {
  const { applyOn } = repairView(engine, record)
  if (applyOn === null || applyOn <= shanghaiDay(engine.clock.now())) return false
  if ((await placesOf(engine, wishOf(record, person, lang), record)).length === 0) return false
  const there = await engine.table.get(keyOf({ record: record.id, person: person.id }))
  if (there && isWaiting(there)) return true
  const { prepared } = there ? reminderKind.read(there) : {}
  const put = itemOf({ ...wishOf(record, person, lang), ...(prepared && { prepared }) }, (there?.v ?? 0) + 1, applyOn)
  const done = await engine.table.transact([{ put, when: there ? { v: there.v } : 'absent' }])
  return done.kind === 'done' || askReminder(engine, record, person, lang)
}

/** Own, or by a mandate that must still hold on the day. */
function wishOf(record: RecordFile, person: Person, lang: Language): Reminder {
  const subject = record.subject.key
  const mandate = person.subject === subject ? null : mandateFor(person, { subject, record: record.id })
  return {
    ...{ record: record.id, person: person.id, email: person.email, name: person.name, lang, subject },
    ...(mandate && { mandate: mandate.id }),
  }
}

/** Channels by which the person hears of it. */
const placesOf = (engine: Engine, { person, email, name }: Reminder, { subject, documentNumber }: RecordFile) =>
  accountPlaces(engine, { person, email, name: name ?? subject.name, number: documentNumber.raw })

/** Tells whether a letter is still to go. */
export async function isReminded(engine: Pick<Engine, 'table'>, record: string, person: string): Promise<boolean> {
  const item = await engine.table.get(keyOf({ record, person }))
  return item !== undefined && isWaiting(item)
}

const isWaiting = (item: Item) => item.index?.['due'] !== undefined && !reminderKind.read(item).told

export type PreparedNow = {
  readonly text: Prepared | null
  /** Goes along in the form, and back with what is typed. */
  readonly version: number
}

/** Keeps an application. `seen`: version that the form showed; movedOn: another window was first. */
export async function prepare(
  engine: Engine,
  record: RecordFile,
  person: Person,
  lang: Language,
  typed: Readonly<Record<keyof Prepared, string>>,
  seen: number,
): Promise<'kept' | 'malformed' | 'movedOn'> {
  const prepared = Prepared.safeParse(typed)
  if (!prepared.success) return 'malformed'
  const today = shanghaiDay(engine.clock.now())
  const { applyOn } = repairView(engine, record)
  const reminder = { ...wishOf(record, person, lang), prepared: prepared.data }
  const there = await engine.table.get(keyOf(reminder))
  const kept = there && reminderKind.read(there).prepared
  const isSame = kept?.explanation === prepared.data.explanation && kept.signedBy === prepared.data.signedBy
  if (kept && there.v !== seen && !isSame) return 'movedOn'
  // Dropped meanwhile: saving by itself must not bring it back.
  if (seen > 0 && !there) return 'movedOn'
  const isAhead = applyOn === null || applyOn > today
  const isReached = (await placesOf(engine, reminder, record)).length > 0
  const again = addDays(today, lookAgainDays)
  const day = !isAhead ? again : isReached ? (applyOn ?? again) : null
  const item = itemOf({ ...reminder, ...(!isAhead && { told: true }) }, (there?.v ?? 0) + 1, day)
  const done = await engine.table.transact([{ put: item, when: there ? { v: there.v } : 'absent' }])
  // A wish may have come beside it, or another text.
  return done.kind === 'done' ? 'kept' : prepare(engine, record, person, lang, typed, seen)
}

/** Application as prepared, with its version. */
export async function preparedOn(engine: Pick<Engine, 'table'>, record: string, person: string): Promise<PreparedNow> {
  const item = await engine.table.get(keyOf({ record, person }))
  return { text: (item && reminderKind.read(item).prepared) ?? null, version: item?.v ?? 0 }
}

/** Drops the wish and what was prepared: deleted, or filed. */
export async function dropPrepared(engine: Pick<Engine, 'table'>, record: string, person: string): Promise<void> {
  const { pk, sk } = keyOf({ record, person })
  const item = await engine.table.get({ pk, sk })
  if (item) await engine.table.transact([{ remove: { pk, sk }, when: { v: item.v } }])
}

/** Days until a missing first day, or a kept text, is looked at again. */
const lookAgainDays = 7

/** Writes the letters, waits for a later day, or ends. */
export async function fireReminder(engine: Engine, item: Item): Promise<boolean> {
  const { clock, table } = engine
  const reminder = reminderKind.read(item)
  const record = await recordFor(engine, reminder.record, 'subject')
  const side = record && (await sideNow(engine, reminder, record))
  const view = record && repairView(engine, record)
  const today = shanghaiDay(clock.now())
  const day = side && view ? nextLook(reminder, view, today) : null
  const gone = { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } } as const
  if (!record || !side || !view || day === null) return (await table.transact([gone])).kind === 'done'
  const later = (next: Reminder, on: Day) => ({ put: itemOf(next, item.v + 1, on), when: { v: item.v } }) as const
  if (day > today) return (await table.transact([later(reminder, day)])).kind === 'done'
  // Applied for already, by whomever: nobody is asked to apply.
  const isOver = reminder.told === true || (await isAppliedFor(engine, record))
  const letters = isOver ? [] : await lettersOf(engine, reminder, { record, view, side })
  const kept = reminder.prepared && !side.isInstead
  const next = kept ? later({ ...reminder, told: true }, addDays(today, lookAgainDays)) : gone
  return (await table.transact([next, ...letters])).kind === 'done'
}

/** Side it leads to; `isInstead`: the subject hears in a former agent's place. */
type SideNow = { readonly base: string; readonly isInstead: boolean }

/** By the mandates of today; null once the record is another’s. */
async function sideNow(engine: Engine, reminder: Reminder, { id, subject }: RecordFile): Promise<SideNow | null> {
  const { mandate } = reminder
  if (reminder.subject !== undefined && reminder.subject !== subject.key) return null
  if (mandate === undefined) return { base: '/my', isInstead: false }
  const given = await findMandate(engine, mandate)
  const mandates = (given && (await heldMandates(engine, given.mandate.agent))) ?? []
  const held = mandateFor({ mandates }, { subject: subject.key, record: id })
  return held ? { base: `/clients/${held.id}`, isInstead: false } : { base: '/my', isInstead: true }
}

const isAppliedFor = async (engine: Engine, record: RecordFile) =>
  (await openCasesOn(engine, record)).some(({ procedure }) => procedure === 'repair')

/** Day on which to write or look again; null: never. */
function nextLook({ prepared }: Reminder, { standing, applyOn }: RepairView, today: Day): Day | null {
  if (applyOn !== null) return applyOn
  return prepared && standing === 'waits' ? addDays(today, lookAgainDays) : null
}

type Due = { readonly record: RecordFile; readonly view: RepairView; readonly side: SideNow }

/** To the person, or to the subject’s accounts; each once a day. */
async function lettersOf(engine: Engine, reminder: Reminder, due: Due): Promise<readonly Write[]> {
  const { record, side } = due
  const subject = side.isInstead ? await contactsOf(engine, record.subject.key) : []
  const readers = side.isInstead
    ? subject.map(({ person, email, lang }): Reminder => ({ record: record.id, person, email, lang }))
    : [reminder]
  const letters: Write[] = []
  for (const one of readers)
    for (const place of await placesOf(engine, one, record)) {
      const put = letterTo(engine, one, { ...due, place })
      const { pk, sk } = put
      if (!(await engine.table.get({ pk, sk }))) letters.push({ put, when: 'absent' })
    }
  return letters
}

const keyOf = ({ record, person }: Pick<Reminder, 'record' | 'person'>): Key => keys.key(record, person)

function itemOf(reminder: Reminder, v: number, on: Day | null): Item {
  const key = keyOf(reminder)
  if (on === null) return { ...key, v, body: json(reminder) }
  const due = `${moment(instantOn(on, '09:00'))}#${key.pk}#${key.sk}`
  return { ...key, v, body: json(reminder), index: { due: [dueOf(bucketOf(reminder.record)), due] } }
}

type Told = Due & { readonly place: Place }

function letterTo(engine: Engine, reminder: Reminder, { place, ...due }: Told): Item {
  const { record, side } = due
  const now = engine.clock.now()
  const page = `${siteOf(engine.deployment.url, reminder.lang)}${side.base}/records/${record.id}`
  const said = place.by === 'mail' ? compose(engine, reminder, { ...due, page }) : composeShort(engine, reminder, page)
  const name = `mail#reminder#${reminder.person}#${moment(instantOn(shanghaiDay(now), '09:00'))}`
  const about = { pk: recordKey(record.id).pk, name, about: `reminder.${record.id}` }
  return newsLetter(engine, { ...about, notice: 'repairReminder', place, notBefore: now }, said)
}

function composeShort(engine: Engine, { lang }: Reminder, url: string): Composed {
  const what = phrase(engine, 'repairReminder.what')[lang]
  return shortMail(engine, 'repairReminder.text', { what, url, lang })
}

function compose(
  engine: Engine,
  reminder: Reminder,
  { record, view, side, page }: Due & { readonly page: string },
): Composed {
  const { lang, prepared } = reminder
  const { city } = engine.deployment
  const number = plain(record.documentNumber.raw)
  const say = (name: PhraseName) => fill(phrase(engine, name)[lang], { document: number[lang], city: city[lang] })
  const section = {
    lang,
    title: say('repairReminder.subject'),
    paragraphs: [
      say(side.isInstead ? 'repairReminder.instead' : 'repairReminder.asked'),
      say('repairReminder.body'),
      ...(prepared ? [say('repairReminder.prepared')] : []),
    ],
    facts: [
      [repairWords.tier[lang], lineOf(view, repairWords.tier.zh, lang)] as const,
      [repairWords.autoEnd[lang], lineOf(view, repairWords.autoEnd.zh, lang)] as const,
    ].filter(([, text]) => text !== ''),
    link: { label: say('repairReminder.open'), href: page },
    closing: [say('mail.sender')],
  }
  const title = section.title
  const enclosures = datesOf(engine, record, view, { lang, page })
  return { subject: title, text: mailText([section]), html: mailHtml(title, [section]), enclosures }
}

const lineOf = (view: RepairView, name: string, lang: Language) =>
  view.lines.find((one) => one.name.zh === name)?.text[lang] ?? ''

type On = { readonly lang: Language; readonly page: string }

/** The last public day, for the reader's calendar. */
function datesOf(engine: Engine, record: RecordFile, view: RepairView, { lang, page }: On): readonly Enclosure[] {
  if (!engine.calendarFile || view.endsOn === null) return []
  const day = {
    uid: dayName(engine, record.id, 'repair-end'),
    sequence: record.seq,
    day: view.endsOn,
    summary: `${phrase(engine, 'repairReminder.endsOn')[lang]} · ${record.documentNumber.raw}`,
    description: fill(phrase(engine, 'mail.inCalendar')[lang], { number: record.documentNumber.raw }),
    url: page,
    at: engine.clock.now(),
  }
  return [{ name: 'dates.ics', type: 'text/calendar', text: engine.calendarFile([day], false) }]
}
