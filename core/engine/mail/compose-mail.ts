import { z } from 'zod'
import { caseLog } from '#engine/case/log-kinds.ts'
import { ruleFor } from '#engine/case/on-rules.ts'
import type { OwnLimit } from '#engine/case/own-limits.ts'
import { isEstimate, promised } from '#engine/case/promised.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { hasDay } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { described } from '#engine/store/names.ts'
import type { Lang } from '#engine/store/person.ts'
import { namesIn } from '#engine/texts/gives.ts'
import { sayMail, mailText as textOf } from '#engine/texts/mail-text.ts'
import { pauseCause } from '#engine/texts/pause-cause.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { progress, type StationView, sayStation } from '#engine/views/progress-view.ts'
import { fill } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { sayDay, sayIfDay, sayLength } from '#law/say.ts'
import { lengthOf } from '#law/time-limit.ts'
import { actingUnit, platformOf, type Unit } from '#records/directory.ts'
import { WithdrawalCause, withdrawalCauses } from '#records/withdrawal.ts'
import type { MailText } from '#workflows/common/text.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Addressee } from './addressee.ts'
import { type Due, dueDays, ownDuties } from './due-days.ts'
import type { ComposedMail, Enclosure } from './letter.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'
import { dueLines, limitValues, mailLimits } from './mail-limits.ts'
import { subjectLine } from './subject-line.ts'
import { taskWords } from './task-words.ts'

export type About = {
  readonly notice: string
  /** The limit that the notice is about; null: whichever ends first. */
  readonly limit: string | null
  readonly to: Addressee
  /** The seat it goes to: whose limits it tells. */
  readonly seat: Holder
  readonly addressed: Pick<ComposedMail, 'messageId' | 'bounceToken' | 'to' | 'date'>
  /** Values that the engine's own notices quote. */
  readonly values: { readonly zh: Values; readonly en: Values } | undefined
  readonly enclosures: readonly Enclosure[]
  /** Address for the reader's answer by note. */
  readonly replyTo?: string | undefined
  /** Secret of the link that lets the reader act. */
  readonly token?: string | undefined
}

/** Mail on a case: task, day, place and whom to ask. */
export async function composeMail(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  about: About,
): Promise<ComposedMail> {
  const text = textOf(engine, procedure.id, about.notice)
  if (!text) throw new Fault('noWords', about.notice)
  const record = await recordFor(engine, file.recordId, about.to.isStaff ? 'runningCase' : 'subject')
  const limits = mailLimits(procedure, file, about)
  const [first] = limits
  const owed = saysDay(text)
    ? []
    : limits.filter(({ optional }) => !optional || about.limit || offering.has(about.notice))
  const clock = first?.clock ?? null
  const stations = about.to.isStaff ? [] : await stationsOf(engine, procedure, file)
  const sections = about.to.langs.map((lang): MailSection => {
    const source = {
      engine,
      procedure,
      file,
      record: record ? recordTitle(record) : '',
      first,
      notice: about.notice,
      lang,
    }
    const url = siteOf(urlFor(engine, about.to), lang)
    const duties = dutiesOf(engine, procedure, file, about, lang)
    const values = withDays({ ...valuesOf(source), url, ...about.values?.[lang] }, lang)
    return {
      lang,
      ...sayMail(text, values, lang),
      facts: facts(engine, about, values, lang, {
        decided: isDecided(file.data),
        duties,
        due: dueLines(engine, owed, lang),
        matter: about.to.isStaff ? taskWords({ engine, procedure, file, record, notice: about.notice }, lang) : [],
      }),
      progress: progressIn(engine, stations, lang),
      link: link(engine, about, lang, duties.length > 0),
      closing: closing(engine, about, values, lang),
    }
  })
  const [duty] = dutiesOf(engine, procedure, file, about, 'zh')
  const own = about.to.isStaff ? (clock && hasDay(clock) ? clock.due : null) : (duty?.due ?? null)
  const subject = subjectLine(engine, sections, file.number, namesIn(text.subject.zh).some(isDay) ? null : own)
  return {
    ...about.addressed,
    ...(about.replyTo !== undefined && { replyTo: about.replyTo }),
    subject,
    text: mailText(sections),
    html: mailHtml(subject, sections),
    enclosures: [...about.enclosures, ...dueDays(engine, procedure, file, dated(engine, about, clock))],
  }
}

const dated = (engine: Engine, { notice, to }: About, clock: CaseClock | null) => {
  const lang = to.langs[0] ?? 'zh'
  return { notice, isStaff: to.isStaff, clock, lang, url: `${siteOf(urlFor(engine, to), lang)}${to.path}` }
}

const isDay = (name: string) => name === 'due' || name === 'ends' || name === 'orderDue'
/** A day that the words tell is not told again beside them. */
const saysDay = ({ body }: MailText) => body.some(({ zh }) => namesIn(zh).some(isDay))
/** Notices that offer what may be done as well. */
const offering: ReadonlySet<string> = new Set(['task', 'standIn', 'assigned'])

const by = (engine: Engine, due: Day, lang: Lang) => fill(phrase(engine, 'mail.by')[lang], { due: sayDay(due)[lang] })

/** Stations as the case stands, for its applicant. */
async function stationsOf(engine: Engine, procedure: Procedure, file: CaseFile): Promise<readonly StationView[]> {
  return progress(procedure, file, await caseLog(engine.table, file), null).stations
}

function progressIn(engine: Engine, stations: readonly StationView[], lang: Lang): MailSection['progress'] {
  if (stations.length === 0) return undefined
  const said = stations.map((one) => ({ name: one.name[lang], said: sayStation(one)[lang], state: one.state }))
  return { title: phrase(engine, 'mail.progress')[lang], stations: said }
}

type Facts = MailSection['facts']
type Told = {
  readonly decided: boolean
  readonly due: Facts
  readonly matter: Facts
  readonly duties: readonly Due[]
}

/** None where the mail does not itself serve. */
function dutiesOf(engine: Engine, procedure: Procedure, file: CaseFile, { notice, to }: About, lang: Lang) {
  const serves = procedure.pages.show(file.data).contact?.consentElectronic === true
  return to.isStaff || !serves ? [] : ownDuties(engine, procedure, file, { notice, lang })
}

const isDecided = (data: unknown) =>
  typeof data === 'object' && data !== null && 'ending' in data && data.ending !== null

function facts(engine: Engine, { to, seat }: About, values: Values, lang: Lang, told: Told): Facts {
  const { decided, due, matter, duties } = told
  const hours = (unit: Unit | null) => unit?.contact?.hours?.[lang]
  const { unitId = '' } = values
  // Nobody is told their own unit, its telephone and hours.
  const isOther = !to.isStaff || seat.unit !== unitId
  const unit = isOther ? actingUnit(engine.deployment.directory, unitId) : null
  const say = (all: readonly (readonly [PhraseName, string | undefined])[]): Facts =>
    all.flatMap(([name, value]) => (value ? [[phrase(engine, name)[lang], value] as const] : []))
  return [
    ...(to.isStaff ? due : duties.map(yours(engine, lang))),
    ...say([['mail.number', values['number']]]),
    ...matter,
    ...say([
      // Told one day alone: the reader's own.
      ['mail.result', to.isStaff || decided || duties.length > 0 ? '' : values['promise']],
      [decided && !to.isStaff ? 'mail.ask' : 'mail.unit', isOther ? values['unit'] : ''],
      ['mail.phone', unit?.contact?.phone],
      ['mail.hours', hours(unit)],
    ]),
  ]
}

const yours =
  (engine: Engine, lang: Lang) =>
  ({ name, due }: Due): Facts[number] => [phrase(engine, 'mail.yours')[lang], `${name} ${by(engine, due, lang)}`]

const link = (engine: Engine, { to, token }: About, lang: Lang, acts: boolean): MailSection['link'] => ({
  label: phrase(engine, to.isStaff ? 'mail.openTask' : acts ? 'mail.actNow' : 'mail.openCase')[lang],
  // Behind the #, the token reaches no log and no other site.
  href: `${siteOf(urlFor(engine, to), lang)}${token === undefined ? to.path : `/a#${token}`}`,
})

function closing(engine: Engine, { to, token, replyTo }: About, values: Values, lang: Lang): readonly string[] {
  const say = (name: PhraseName) => fill(phrase(engine, name)[lang], { ...values, ...(token && { token }) })
  return [
    ...(token === undefined ? [] : [say('mail.linkCode')]),
    // The way in is the same in both languages.
    ...(lang === to.langs[0] ? [say(to.isStaff ? 'mail.orSignIn.staff' : 'mail.orSignIn.applicant')] : []),
    say(replyTo === undefined ? 'mail.sender' : 'mail.senderWhoReads'),
  ]
}

type Values = Readonly<Record<string, string>>

const withDays = (values: Values, lang: Lang): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sayIfDay(value)[lang]]))

type Source = {
  readonly engine: Engine
  readonly procedure: Procedure
  readonly file: CaseFile
  readonly record: string
  readonly first: OwnLimit | undefined
  readonly notice: string
  readonly lang: Lang
}

function valuesOf({ engine, procedure, file, record, first, notice, lang }: Source): Values {
  const { deployment, calendar } = engine
  const { words } = procedure.pages
  // While it lies with the applicant, the platform is whom to ask.
  const { directory } = deployment
  const unit = actingUnit(directory, file.holder.unit ?? '') ?? platformOf(directory)
  const time = (id: string) => lengthText(engine, file, id, lang)
  const promise = promised(procedure, file, calendar)
  const estimate = isEstimate(calendar, promise) ? phrase(engine, 'mail.estimate')[lang] : ''
  return {
    ...texts(engine, file.data, lang),
    number: file.number,
    act: words.act[lang],
    outcome: words.outcome[lang],
    application: words.application?.[lang] ?? '',
    about: record && fill(phrase(engine, 'paper.about')[lang], { record }),
    record: record || described[lang],
    withdrawalCause: withdrawalCauses[WithdrawalCause.safeParse(notice.split('-')[1]).data ?? 'other'][lang],
    promise: promise === null ? '' : `${sayDay(promise)[lang]}${estimate}`,
    supplementTime: time('G2'),
    statementTime: time('K5'),
    ...limitValues(engine, first, lang),
    state: words.states[file.state]?.[lang] ?? file.state,
    unit: (lang === 'en' ? unit?.name.en : undefined) ?? unit?.name.zh ?? '',
    unitId: unit?.id ?? '',
    city: deployment.city[lang],
  }
}

function lengthText(engine: Engine, file: CaseFile, id: string, lang: Lang): string {
  const length = lengthOf(ruleFor(engine, file, id))
  return length ? sayLength(length)[lang] : ''
}

/** Leads staff to their own address, others to the public one. */
export const urlFor = ({ deployment }: Pick<Engine, 'deployment'>, { isStaff }: Pick<Addressee, 'isStaff'>): string =>
  (isStaff ? deployment.staffUrl : deployment.publicUrl) ?? deployment.url

export const siteOf = (url: string, lang: Lang) => (lang === 'en' ? `${url}/en` : url)

const Ordered = z.object({ order: z.object({ due: z.string() }) })

/** Texts that notices quote: the list, the pause, the extension, an order's day. */
function texts(engine: Engine, data: unknown, lang: Lang): Values {
  if (typeof data !== 'object' || data === null) return {}
  const ordered = Ordered.safeParse(data).data
  const nested = Object.entries(data).filter(
    ([name]) => name === 'supplement' || name === 'pause' || name === 'extension',
  )
  const pairs = nested.flatMap(([, value]) =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  )
  const said = Object.fromEntries(
    pairs
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [
        name,
        (name === 'cause' ? pauseCause(engine, String(value))?.[lang] : null) ?? String(value),
      ]),
  )
  return { ...said, ...(ordered && { orderDue: ordered.order.due }) }
}
