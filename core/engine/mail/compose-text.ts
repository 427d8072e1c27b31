import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { mailText } from '#engine/texts/mail-text.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type About, siteOf, urlFor } from './compose-mail.ts'
import type { Composed, ComposedMail } from './letter.ts'

type Short = Pick<About, 'notice' | 'to' | 'addressed'>

/** A notice for a telephone: number, event, place; no person, no record. */
export function composeText(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  { notice, to, addressed }: Short,
): ComposedMail {
  const words = mailText(engine, procedure.id, notice)
  if (!words) throw new Fault('noWords', notice)
  const lang = to.langs[0] ?? 'zh'
  const { number } = file
  const { act, outcome, application } = procedure.pages.words
  const title = fill(words.subject[lang], {
    number,
    act: act[lang],
    outcome: outcome[lang],
    application: application?.[lang] ?? '',
  })
  const what = title.includes(number) ? title : `${title} ${number}`
  const url = siteOf(urlFor(engine, to), lang)
  return { ...addressed, ...shortMail(engine, 'mail.text', { what, url, lang }) }
}

type Said = { readonly what: string; readonly url: string; readonly lang: Lang }

/** For a telephone or an envelope: no person, no record. */
export function shortMail(
  engine: Engine,
  name: 'mail.text' | 'arrival.text' | 'repairReminder.text',
  { what, url, lang }: Said,
): Composed {
  const values = { what, url, city: engine.deployment.city[lang] }
  return { subject: what, text: fill(phrase(engine, name)[lang], values), enclosures: [] }
}
