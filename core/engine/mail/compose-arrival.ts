import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { fill } from '#law/bilingual.ts'
import { siteOf } from './compose-mail.ts'
import { shortMail } from './compose-text.ts'
import type { Composed } from './letter.ts'
import { mailHtml, mailText } from './mail-html.ts'

/** A record has come, or is public now. */
export type News = 'arrival' | 'shown'

/** The notice of a new record as a mail. */
export function composeArrival(engine: Engine, view: ArrivalView, lang: Lang, news: News): Composed {
  const { deployment } = engine
  const say = (name: PhraseName, values: Readonly<Record<string, string>> = {}) =>
    fill(phrase(engine, name)[lang], values)
  const title = say(news === 'arrival' ? 'arrival.subject' : 'arrival.shownSubject', { document: view.documentNumber })
  const section = {
    lang,
    title,
    paragraphs: [view.lead[lang], ...view.ways.map((way) => way[lang])],
    facts: view.lines.map(({ name, text }) => [name[lang], text[lang]] as const),
    link: { label: say('arrival.open'), href: recordsOf(engine, lang) },
    closing: [say('mail.sender', { city: deployment.city[lang] })],
  }
  return { subject: title, text: mailText([section]), html: mailHtml(title, [section]), enclosures: [] }
}

export const shortArrival = (engine: Engine, lang: Lang, news: News): Composed =>
  shortMail(engine, 'arrival.text', {
    what: phrase(engine, news === 'arrival' ? 'arrival.what' : 'arrival.shownWhat')[lang],
    url: recordsOf(engine, lang),
    lang,
  })

const recordsOf = ({ deployment: { url } }: Engine, lang: Lang): string => `${siteOf(url, lang)}/my/records`
