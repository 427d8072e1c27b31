import { type Gathered, type GatheredLine, gatheredKind } from '#engine/begin/gathered-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import { moment } from '#engine/store/keys.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { siteOf, urlFor } from './compose-mail.ts'
import { dayName } from './due-days.ts'
import type { Enclosure } from './letter.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'
import { addressOf, newLetter } from './write-letter.ts'

/** Writes a person’s mail about a change; lets its lines go. */
export async function writeGathered(engine: Engine, item: Item): Promise<boolean> {
  const gathered = gatheredKind.read(item)
  const now = engine.clock.now()
  const key = { pk: item.pk, sk: `mail#${item.sk.replace('to#', '')}#${moment(now)}` }
  const addressed = { ...addressOf(engine, key, 'calendar'), to: gathered.email, date: now }
  const sections = gathered.langs.map((lang) => sectionOf(engine, gathered, lang))
  const subject = sections.map(({ title }) => title).join(' / ')
  const mail = {
    ...{ subject, text: mailText(sections), html: mailHtml(subject, sections) },
    ...{ enclosures: daysOf(engine, gathered), ...addressed },
  }
  const to = { role: gathered.isStaff ? ('public' as const) : ('applicant' as const), unit: null }
  const about = { caseId: '', seq: 0, notice: 'calendarMoved', limit: null, formal: false } as const
  const letter = newLetter(engine, key, { ...about, audience: 'digest', to, mail, notBefore: now })
  const gone = { remove: { pk: item.pk, sk: item.sk }, when: { v: item.v } } as const
  return (await engine.table.transact([gone, { put: letter, when: 'absent' }])).kind === 'done'
}

function sectionOf(engine: Engine, { isStaff, lines, more }: Gathered, lang: Lang): MailSection {
  const site = siteOf(urlFor(engine, { isStaff }), lang)
  const values = { city: engine.deployment.city[lang], n: String(lines.length + more), more: String(more) }
  const say = (name: PhraseName, also: Readonly<Record<string, string>> = {}) =>
    fill(phrase(engine, name)[lang], { ...values, ...also })
  const days = ({ name, from, to }: GatheredLine) => ({
    ...{ name: name[lang], to: sayDay(to)[lang] },
    from: from ? sayDay(from)[lang] : '',
  })
  return {
    lang,
    title: say('calendar.title'),
    paragraphs: [say(isStaff ? 'calendar.lead.staff' : 'calendar.lead.applicant')],
    facts: [],
    lists: [
      {
        title: '',
        lines: lines.map((line) => ({
          label: line.number,
          href: `${site}${line.path}`,
          text: [say(line.from ? 'calendar.line' : 'calendar.newLine', days(line))],
        })),
        ...(more > 0 && { more: say('calendar.more') }),
      },
    ],
    link: { label: say('calendar.open'), href: `${site}${isStaff ? '/desk' : '/my/cases'}` },
    closing: [say('mail.sender')],
  }
}

/** Moved days for the reader’s calendar, by the names they had. */
function daysOf(engine: Engine, { isStaff, langs, lines }: Gathered): readonly Enclosure[] {
  const lang = langs[0] ?? 'zh'
  const days = lines.flatMap(({ caseId, number, seq, limit, name, to, path }) =>
    limit === null
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
  if (!engine.calendarFile || days.length === 0) return []
  return [{ name: 'due.ics', type: 'text/calendar', text: engine.calendarFile(days, false) }]
}
