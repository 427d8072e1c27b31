import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fill } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { kindOfLimit } from '#law/time-limit.ts'
import { urlFor } from './compose-mail.ts'
import type { ComposedMail } from './letter.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'

export type DigestLine = {
  readonly number: string
  readonly title: Bilingual
  readonly state: Bilingual
  readonly limit: { readonly name: Bilingual; readonly statutory: boolean } | null
  /** Null where nothing runs, or what runs has no day yet. */
  readonly due: Day | null
  /** Days past due. */
  readonly late: number
}
type Digest = { readonly day: Day; readonly lines: readonly DigestLine[]; readonly token: string }

/** Staff read Chinese first: the English list is its beginning. */
const most = { zh: 20, en: 5 } as const

/** Composes a person's digest, the worst delay first. */
export function composeDigest(engine: Engine, { day, lines, token }: Digest): Omit<ComposedMail, 'messageId' | 'to'> {
  const { deployment } = engine
  const url = urlFor(engine, { isStaff: true })
  const late = lines.filter((line) => line.late > 0).length
  const site = (lang: Lang) => (lang === 'en' ? `${url}/en` : url)
  const say = (name: PhraseName, lang: Lang) =>
    fill(phrase(engine, name)[lang], {
      day: sayDay(day)[lang],
      n: String(lines.length),
      late: String(late),
      more: String(lines.length - most[lang]),
      city: deployment.city[lang],
      link: `${site(lang)}/digest/${token}`,
    })
  const sections = (['zh', 'en'] as const).map(
    (lang): MailSection => ({
      lang,
      title: say(late > 0 ? 'digest.titleLate' : 'digest.title', lang),
      paragraphs: [],
      facts: lines.slice(0, most[lang]).map((line) => [line.number, about(engine, line, lang)] as const),
      link: { label: say('digest.open', lang), href: `${site(lang)}/desk` },
      closing: [
        ...(lines.length > most[lang] ? [say('digest.more', lang)] : []),
        say('digest.end', lang),
        say('mail.sender', lang),
      ],
    }),
  )
  const subject = sections.map(({ title }) => title).join(' / ')
  return {
    subject,
    text: mailText(sections),
    html: mailHtml(subject, sections),
    unsubscribe: `${url}/digest/${token}`,
    enclosures: [],
  }
}

function about(engine: Engine, { title, state, limit, due, late }: DigestLine, lang: Lang): string {
  const day = due ? sayDay(due)[lang] : limit ? phrase(engine, 'mail.openDay')[lang] : ''
  const when = late > 0 ? fill(phrase(engine, 'digest.late')[lang], { n: String(late) }) : day
  const whose = limit ? [`${limit.name[lang]} ${when}`, kindOfLimit(limit.statutory)[lang]] : [when]
  return [title[lang], state[lang], ...whose].filter((part) => part !== '').join(' · ')
}
