import type { Engine } from '#engine/store/engine.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { folderOf, type MailText } from '#workflows/common/text.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { mayBeBlank, namesIn } from './gives.ts'

type Values = Readonly<Record<string, string>>
type Lang = 'zh' | 'en'

/** Words of a notice, the procedure's or the common; or null. */
export function mailText(
  { deployment }: Pick<Engine, 'deployment'>,
  procedure: string,
  notice: string,
): MailText | null {
  const { mails } = deployment.texts
  // `sourceWithdrawn-error`: one text, the cause set in.
  const [named = ''] = notice.split('-')
  return mails[`${folderOf(procedure)}/${named}`] ?? mails[`common/${named}`] ?? null
}

const ofEveryCase: ReadonlySet<string> = new Set(['act', 'outcome', 'application', 'number'])

/** Subject for lists, its number left open; or null, also where it holds more than every case has. */
export function mailSubject(
  engine: Pick<Engine, 'deployment'>,
  { id, pages: { words } }: Procedure,
  notice: string,
): Bilingual | null {
  const text = mailText(engine, id, notice)
  const { act, outcome, application = words.title } = words
  const isSet = text !== null && namesIn(text.subject.zh + text.subject.en).every((name) => ofEveryCase.has(name))
  if (!isSet) return null
  return fillBoth(text.subject, { act, outcome, application, number: { zh: '{number}', en: '{number}' } })
}

/** Fills subject and paragraphs; a missing value is a fault. */
export function sayMail(
  { subject, body }: MailText,
  values: Values,
  lang: Lang,
): { readonly title: string; readonly paragraphs: readonly string[] } {
  const said = body.filter(
    ({ when, unless }) => (when === undefined || values[when]) && (unless === undefined || !values[unless]),
  )
  const full = (text: string) => {
    const missing = namesIn(text).filter((name) => !values[name] && !mayBeBlank.has(name))
    if (missing.length > 0) throw new Fault('text.value', `${missing.join(', ')}: ${text}`)
    return text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
  }
  return { title: full(subject[lang]), paragraphs: said.flatMap((one) => full(one[lang]).split('\n')) }
}
