import { z } from 'zod'
import { type Gathered, type GatheredLine, gather, gatheredKind } from '#engine/begin/gathered-kind.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { promised } from '#engine/case/promised.ts'
import { isAgainst } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, moment, nearestDue } from '#engine/store/keys.ts'
import { nextMailHour, usualHours } from '#engine/store/mail-hours.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { Seat } from '#engine/store/shapes.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { addressees } from './addressee.ts'
import { siteOf, urlFor } from './compose-mail.ts'
import { dayName } from './due-days.ts'
import type { Enclosure } from './letter.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'
import { addressOf, newLetter } from './write-letter.ts'

type Gathering = { readonly seq: number; readonly event: unknown; readonly notices: readonly Notice[] }
type Change = Pick<Gathered, 'change' | 'told'> & Pick<GatheredLine, 'limit' | 'name' | 'from' | 'to'>

const Redated = z.object({ limit: z.string(), due: z.string().nullable(), calendar: z.string() })
const Urged = z.object({ together: z.string(), limit: z.string(), words: z.string() })
const Assigned = z.object({ together: z.string(), seat: Seat, reason: z.string() })

/** An act is over when nothing followed for so long. */
const pause = 60_000

/** Gathers a calendar's or an act's lines for each person. */
export async function gatherNotices(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  { seq, event, notices }: Gathering,
) {
  for (const { notice, to } of notices.filter(({ gathered }) => gathered)) {
    const changed = changeOf(engine, procedure, file, notice, event)
    if (!changed) continue
    const { change, told, ...about } = changed
    for (const { email, langs, isStaff, path, person } of await addressees(engine, file, to)) {
      if (email === '' || (person && isAgainst(person, procedure, file, undefined))) continue
      const reader = { change, ...(told && { told }), email, langs, isStaff }
      const line = { caseId: file.id, number: file.number, seq, ...about, path }
      await gather(engine, reader, line, momentOf(engine, notice, told))
    }
  }
}

/** Words of an entry's notice in the one mail; null: none. */
function changeOf(engine: Engine, procedure: Procedure, file: CaseFile, notice: string, event: unknown): Change | null {
  const { limits, title } = procedure.pages.words
  const nameOf = (limit: string) => limits[limit] ?? { zh: limit, en: limit }
  const urged = notice === 'urged' ? Urged.safeParse(event).data : undefined
  if (urged) {
    const { together: change, limit, words } = urged
    const told = { notice: 'urged', words } as const
    return { change, told, limit, name: nameOf(limit), from: null, to: file.clocks[limit]?.due ?? null }
  }
  const assigned = notice === 'assigned' ? Assigned.safeParse(event).data : undefined
  if (assigned) {
    const { together: change, seat, reason: words } = assigned
    const told = { notice: 'assigned', words } as const
    return { change, told, limit: null, name: title, from: null, to: nearestDue(file, seat) }
  }
  const redated = Redated.safeParse(event).data
  if (!redated) return null
  const { calendar: change, limit, due: from } = redated
  const isDate = notice === 'dateSet'
  const to = isDate ? file.clocks[limit]?.due : promised(procedure, file, engine.calendar)
  if (!to) return null
  return isDate
    ? { change, limit, name: nameOf(limit), from, to }
    : { change, limit: null, name: phrase(engine, 'mail.result'), from: null, to }
}

/** An urging waits for the hours of mail. */
function momentOf({ clock, calendar, deployment }: Engine, notice: string, told: Gathered['told']): number {
  const now = clock.now()
  if (!told) return now
  const over = now + pause
  return notice === 'urged' ? nextMailHour(over, calendar, deployment.mailHours ?? usualHours) : over
}

/** Writes a person’s mail about a change or act; lets its lines go. */
export async function writeGathered(engine: Engine, item: Item): Promise<boolean> {
  const gathered = await stillOpen(engine, gatheredKind.read(item))
  const gone = { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } } as const
  if (gathered.lines.length === 0) return (await engine.table.transact([gone])).kind === 'done'
  const now = engine.clock.now()
  const key = { pk: item.pk, sk: `mail#${item.sk.replace('to#', '')}#${moment(now)}` }
  const addressed = { ...addressOf(engine, key, gathered.told?.notice ?? 'calendar'), to: gathered.email, date: now }
  const sections = gathered.langs.map((lang) => sectionOf(engine, gathered, lang))
  const subject = sections.map(({ title }) => title).join(' / ')
  const mail = {
    ...{ subject, text: mailText(sections), html: mailHtml(subject, sections) },
    ...{ enclosures: daysOf(engine, gathered), ...addressed },
  }
  const to = { role: gathered.isStaff ? ('public' as const) : ('applicant' as const), unit: null }
  const notice = gathered.told?.notice ?? 'calendarMoved'
  const about = { caseId: '', seq: 0, notice, limit: null, formal: false } as const
  const letter = newLetter(engine, key, { ...about, audience: 'digest', to, mail, notBefore: now })
  return (await engine.table.transact([gone, { put: letter, when: 'absent' }])).kind === 'done'
}

/** Closed since its act, a case asks nothing. */
async function stillOpen({ table }: Engine, gathered: Gathered): Promise<Gathered> {
  if (!gathered.told) return gathered
  const files = await Promise.all(gathered.lines.map(({ caseId }) => table.get(caseKey(caseId))))
  const open = gathered.lines.filter((_, i) => files[i] && !caseFile(files[i]).closed)
  return { ...gathered, lines: open.toSorted((a, b) => (a.to ?? '~').localeCompare(b.to ?? '~')) }
}

function sectionOf(engine: Engine, { isStaff, told, lines, more }: Gathered, lang: Lang): MailSection {
  const site = siteOf(urlFor(engine, { isStaff }), lang)
  const values = { city: engine.deployment.city[lang], n: String(lines.length + more), more: String(more) }
  const say = (name: PhraseName, also: Readonly<Record<string, string>> = {}) =>
    fill(phrase(engine, name)[lang], { ...values, ...also })
  const days = ({ name, from, to }: GatheredLine) => ({
    ...{ name: name[lang], to: to ? sayDay(to)[lang] : '' },
    from: from ? sayDay(from)[lang] : '',
  })
  const lineName = ({ from, to }: GatheredLine): PhraseName =>
    told ? (to ? 'together.line' : 'together.openLine') : from ? 'calendar.line' : 'calendar.newLine'
  return {
    lang,
    title: say(told ? `together.title.${told.notice}` : 'calendar.title'),
    paragraphs: told
      ? [say(`together.lead.${told.notice}`), told.words, say(`together.please.${told.notice}`)]
      : [say(isStaff ? 'calendar.lead.staff' : 'calendar.lead.applicant')],
    facts: [],
    lists: [
      {
        title: '',
        lines: lines.map((line) => ({
          label: line.number,
          href: `${site}${line.path}`,
          text: [say(lineName(line), days(line))],
        })),
        ...(more > 0 && { more: say('calendar.more') }),
      },
    ],
    link: { label: say('calendar.open'), href: `${site}${isStaff ? '/desk' : '/my/cases'}` },
    closing: [say('mail.sender')],
  }
}

/** Moved days for the reader’s calendar, by the names they had. */
function daysOf(engine: Engine, { isStaff, told, langs, lines }: Gathered): readonly Enclosure[] {
  const lang = langs[0] ?? 'zh'
  const days = lines.flatMap(({ caseId, number, seq, limit, name, to, path }) =>
    limit === null || to === null
      ? []
      : [
          {
            ...{ uid: dayName(engine, caseId, limit), sequence: seq, day: to, at: engine.clock.now() },
            summary: `${name[lang]} · ${number}`,
            description: fill(phrase(engine, 'mail.inCalendar')[lang], { number }),
            url: `${siteOf(urlFor(engine, { isStaff }), lang)}${path}`,
          },
        ],
  )
  if (told || !engine.calendarFile || days.length === 0) return []
  return [{ name: 'due.ics', type: 'text/calendar', text: engine.calendarFile(days, false) }]
}
