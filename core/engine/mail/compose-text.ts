import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { mailText } from '#engine/texts/mail-text.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type About, siteOf, urlFor } from './compose-mail.ts'
import type { ComposedMail } from './letter.ts'

type Short = Pick<About, 'notice' | 'to' | 'addressed'>

/** A notice for a telephone: number, event, place; no person, no record. */
export function composeText(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  { notice, to, addressed }: Short,
): ComposedMail {
  const { deployment } = engine
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
  const url = siteOf(urlFor({ deployment }, to), lang)
  const text = fill(phrase(engine, 'mail.text')[lang], { what, city: deployment.city[lang], url })
  return { ...addressed, subject: what, text, enclosures: [] }
}
