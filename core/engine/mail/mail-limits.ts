import { limitNamed, type OwnLimit, ownLimits, rowLimit } from '#engine/case/own-limits.ts'
import { hasDay } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { daysBetween, shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { kindOfLimit } from '#law/time-limit.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { MailSection } from './mail-html.ts'

type About = { readonly limit: string | null; readonly seat: Holder; readonly to: { readonly isStaff: boolean } }

/** The notice's limit; else, for staff, their seat's, the binding one first. */
export function mailLimits(procedure: Procedure, file: CaseFile, { limit, seat, to }: About): readonly OwnLimit[] {
  const named = limit === null ? null : limitNamed(procedure, file, limit)
  if (named) return [named]
  if (to.isStaff) return ownLimits(procedure, file, [seat])
  const first = rowLimit(procedure, file)
  return first ? [first] : []
}

/** Each day, if 法定, and whom it binds; choices stand apart. */
export function dueLines(engine: Engine, limits: readonly OwnLimit[], lang: Lang): MailSection['facts'] {
  return limits.map((one, i) => {
    const label = one.optional ? 'mail.choice' : i === 0 ? 'mail.due' : 'mail.alsoDue'
    const values = limitValues(engine, one, lang)
    const said = hasDay(one.clock) ? values : { ...values, due: phrase(engine, 'mail.openDay')[lang] }
    return [phrase(engine, label)[lang], fill(phrase(engine, 'mail.limit')[lang], said)]
  })
}

/** Values of a limit for sentences; none without a limit or day. */
export function limitValues(engine: Engine, one: OwnLimit | undefined, lang: Lang): Readonly<Record<string, string>> {
  const day = one && hasDay(one.clock) ? one.clock.due : null
  const due = day === null ? '' : sayDay(day)[lang]
  const today = shanghaiDay(engine.clock.now())
  const late = day === null ? 0 : Math.max(0, daysBetween(day, today))
  const say = (name: PhraseName, values: Readonly<Record<string, string>> = {}) =>
    fill(phrase(engine, name)[lang], values)
  const please = say(due === '' ? 'mail.please.open' : 'mail.please.dated', { due })
  if (!one) return { due, please, limit: '' }
  // Inside a sentence.
  const kind = kindOfLimit(one.statutory)[lang].toLowerCase()
  const owed = holderName(engine, one.clock.owedBy)[lang]
  const whose = one.clock.owedBy.role === 'applicant' ? '' : say('mail.whose', { kind, owed })
  const estimate = due !== '' && one.clock.provisional ? say('mail.estimate') : ''
  const ends = say(day === today ? 'mail.ends.today' : 'mail.ends.later', { due: `${due}${estimate}` })
  return { due, ends, please, estimate, kind, owed, whose, limit: one.name[lang], late: String(late) }
}
