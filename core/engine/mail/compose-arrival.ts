import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { fill } from '#law/bilingual.ts'
import type { ComposedMail } from './letter.ts'
import { mailHtml, mailText } from './mail-html.ts'

/** The notice of a new record as a mail. */
export function composeArrival(
  engine: Engine,
  view: ArrivalView,
  lang: Lang,
): Pick<ComposedMail, 'subject' | 'text' | 'html' | 'enclosures'> {
  const { deployment } = engine
  const say = (name: PhraseName, values: Readonly<Record<string, string>> = {}) =>
    fill(phrase(engine, name)[lang], values)
  const site = lang === 'en' ? `${deployment.url}/en` : deployment.url
  const title = say('arrival.subject', { document: view.documentNumber })
  const section = {
    lang,
    title,
    paragraphs: [view.lead[lang], ...view.ways.map((way) => way[lang])],
    facts: view.lines.map(({ name, text }) => [name[lang], text[lang]] as const),
    link: { label: say('arrival.open'), href: `${site}/my/records` },
    closing: [say('mail.sender', { city: deployment.city[lang] })],
  }
  return { subject: title, text: mailText([section]), html: mailHtml(title, [section]), enclosures: [] }
}
