import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { arrivalWords as words } from '#engine/views/arrival-words.ts'
import type { ComposedMail } from './letter.ts'
import { mailHtml, mailText } from './mail-html.ts'
import { mailWords } from './mail-words.ts'

/** The notice of a new record as a mail. */
export function composeArrival(
  { deployment }: Engine,
  view: ArrivalView,
  lang: Lang,
): Pick<ComposedMail, 'subject' | 'text' | 'html' | 'enclosures'> {
  const site = lang === 'en' ? `${deployment.url}/en` : deployment.url
  const title = words.subject[lang].replace('{number}', view.documentNumber)
  const section = {
    lang,
    title,
    paragraphs: [view.lead[lang], ...view.ways.map((way) => way[lang])],
    facts: view.lines.map(({ name, text }) => [name[lang], text[lang]] as const),
    link: { label: words.open[lang], href: `${site}/my/records` },
    closing: [mailWords.sender[lang].replace('{city}', deployment.city[lang])],
  }
  return { subject: title, text: mailText([section]), html: mailHtml(title, [section]), enclosures: [] }
}
