import { z } from 'zod'
import { recordFor } from '#engine/register/register-door.ts'
import { type RepairView, repairView } from '#engine/register/repair-view.ts'
import { repairWords } from '#engine/register/repair-words.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment, recordKey } from '#engine/store/keys.ts'
import { plain } from '#engine/store/names.ts'
import type { Lang as Language, Person } from '#engine/store/person.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { Lang } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { type Day, instantOn, shanghaiDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { dayName } from './due-days.ts'
import type { ComposedMail, Enclosure } from './letter.ts'
import { mailHtml, mailText } from './mail-html.ts'
import { addressOf, newLetter } from './write-letter.ts'

/** A wish to hear on the day a record can be repaired. */
const Reminder = z.strictObject({ record: z.string(), person: z.string(), email: z.string(), lang: Lang })
type Reminder = z.infer<typeof Reminder>

const keys = keyShape('record#{record}', 'reminder#{person}')

export const reminderKind = stored('wish to be reminded of a repair', {
  schema: Reminder,
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#record#{record}#reminder#{person}'] },
  due: 'at 09:00 of the first day to apply the letter goes, and the wish with it',
  from: 'door',
})

/** Reminds once, at 09:00 of the first day; false: no day ahead. */
export async function askReminder(
  engine: Engine,
  record: RecordFile,
  person: Person,
  lang: Language,
): Promise<boolean> {
  const { applyOn } = repairView(engine, record)
  if (applyOn === null || applyOn <= shanghaiDay(engine.clock.now()) || person.email === '') return false
  const reminder = { record: record.id, person: person.id, email: person.email, lang }
  await engine.table.transact([{ put: itemOf(reminder, 1, applyOn), when: 'absent' }])
  return true
}

export const isReminded = async (engine: Pick<Engine, 'table'>, record: string, person: string): Promise<boolean> =>
  (await engine.table.get(keyOf({ record, person }))) !== undefined

/** Writes the letter, waits for a later day, or ends. */
export async function fireReminder(engine: Engine, item: Item): Promise<boolean> {
  const { clock, table } = engine
  const reminder = reminderKind.read(item)
  const record = await recordFor(engine, reminder.record, 'subject')
  const view = record && repairView(engine, record)
  const gone = { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } } as const
  if (!record || !view?.applyOn) return (await table.transact([gone])).kind === 'done'
  if (view.applyOn > shanghaiDay(clock.now())) {
    const later = itemOf(reminder, item.v + 1, view.applyOn)
    return (await table.transact([{ put: later, when: { v: item.v } }])).kind === 'done'
  }
  return (
    (await table.transact([gone, { put: letterTo(engine, reminder, record, view), when: 'absent' }])).kind === 'done'
  )
}

const keyOf = ({ record, person }: Pick<Reminder, 'record' | 'person'>): Key => keys.key(record, person)

function itemOf(reminder: Reminder, v: number, on: Day): Item {
  const key = keyOf(reminder)
  const due = `${moment(instantOn(on, '09:00'))}#${key.pk}#${key.sk}`
  return { ...key, v, body: json(reminder), index: { due: [dueOf(bucketOf(reminder.record)), due] } }
}

function letterTo(engine: Engine, { person, email, lang }: Reminder, record: RecordFile, view: RepairView): Item {
  const now = engine.clock.now()
  const key = { pk: recordKey(record.id).pk, sk: `mail#reminder#${person}#${moment(now)}` }
  const addressed = { ...addressOf(engine, key, `reminder.${record.id}`), to: email, date: now }
  const mail = { ...compose(engine, record, view, lang), ...addressed }
  const blank = {
    caseId: '',
    seq: 0,
    notice: 'repairReminder',
    limit: null,
    formal: false,
    audience: 'applicant',
    to: { role: 'applicant', unit: null },
    notBefore: now,
  } as const
  return newLetter(engine, key, { ...blank, mail })
}

function compose(
  engine: Engine,
  record: RecordFile,
  view: RepairView,
  lang: Language,
): Pick<ComposedMail, 'subject' | 'text' | 'html' | 'enclosures'> {
  const { url, city } = engine.deployment
  const site = lang === 'en' ? `${url}/en` : url
  const number = plain(record.documentNumber.raw)
  const say = (name: PhraseName) => fill(phrase(engine, name)[lang], { document: number[lang], city: city[lang] })
  const section = {
    lang,
    title: say('repairReminder.subject'),
    paragraphs: [say('repairReminder.body')],
    facts: [
      [repairWords.tier[lang], lineOf(view, repairWords.tier.zh, lang)] as const,
      [repairWords.autoEnd[lang], lineOf(view, repairWords.autoEnd.zh, lang)] as const,
    ].filter(([, text]) => text !== ''),
    link: { label: say('repairReminder.open'), href: `${site}/my/records` },
    closing: [say('mail.sender')],
  }
  const title = section.title
  const enclosures = datesOf(engine, record, view, lang)
  return { subject: title, text: mailText([section]), html: mailHtml(title, [section]), enclosures }
}

const lineOf = (view: RepairView, name: string, lang: Language) =>
  view.lines.find((one) => one.name.zh === name)?.text[lang] ?? ''

/** The last public day, for the reader's calendar. */
function datesOf(engine: Engine, record: RecordFile, view: RepairView, lang: Language): readonly Enclosure[] {
  if (!engine.calendarFile || view.endsOn === null) return []
  const { url } = engine.deployment
  const day = {
    uid: dayName(engine, record.id, 'repair-end'),
    sequence: record.seq,
    day: view.endsOn,
    summary: `${phrase(engine, 'repairReminder.endsOn')[lang]} · ${record.documentNumber.raw}`,
    description: fill(phrase(engine, 'mail.inCalendar')[lang], { number: record.documentNumber.raw }),
    url: `${lang === 'en' ? `${url}/en` : url}/my/records`,
    at: engine.clock.now(),
  }
  return [{ name: 'dates.ics', type: 'text/calendar', text: engine.calendarFile([day], false) }]
}
