import type { Order } from '#engine/begin/order-kind.ts'
import type { WaitingAct } from '#engine/begin/waiting-acts.ts'
import type { News } from '#engine/figures/news.ts'
import type { Recheck } from '#engine/figures/recheck-view.ts'
import type { Watch, Watched } from '#engine/figures/watched.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fill } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { sayDay, sayMonth } from '#law/say.ts'
import { kindOfLimit } from '#law/time-limit.ts'
import { siteOf, urlFor } from './compose-mail.ts'
import type { ComposedMail } from './letter.ts'
import { type MailLine, type MailList, type MailSection, mailHtml, mailText } from './mail-html.ts'
import { sayWatched } from './say-watched.ts'

export type DigestLine = {
  readonly caseId: string
  readonly number: string
  readonly title: Bilingual
  readonly state: Bilingual
  readonly limit: { readonly name: Bilingual; readonly statutory: boolean } | null
  /** Null where nothing runs, or what runs has no day yet. */
  readonly due: Day | null
  /** Days past due. */
  readonly late: number
}
/** A person's tasks: the worst, and how many there are. */
export type OwnTasks = { readonly lines: readonly DigestLine[]; readonly n: number; readonly late: number }
export const noTasks: OwnTasks = { lines: [], n: 0, late: 0 }
export type DigestPath = '/desk' | '/desk/rechecks' | '/board' | '/admin/health'
/** Administration that awaits its reader. */
export type AdminLine = WaitingAct & { readonly byName: string }
type Digest = {
  readonly day: Day
  readonly own: OwnTasks
  /** Of a supervisor or head: what their people owe. */
  readonly watch: (Watch & { readonly orders: readonly Order[]; readonly news: News }) | null
  readonly admin: readonly AdminLine[]
  /** Promises that the reader looks whether they are kept. */
  readonly rechecks: readonly Recheck[]
  /** Page behind its button. */
  readonly path: DigestPath
  readonly token: string
}

/** Lines of a list in each language: staff read Chinese first. */
export const most = { zh: 20, en: 5 } as const

const worst = (lines: readonly DigestLine[]) =>
  lines.toSorted((a, b) => b.late - a.late || (a.due ?? '9999').localeCompare(b.due ?? '9999')).slice(0, most.zh)

export const withTask = ({ lines, n, late }: OwnTasks, line: DigestLine): OwnTasks => ({
  lines: worst([...lines, line]),
  n: n + 1,
  late: late + (line.late > 0 ? 1 : 0),
})

/** Tasks of several seats, each told once. */
export function together(all: readonly OwnTasks[]): OwnTasks {
  const lines = all.flatMap((one) => one.lines)
  const once = [...new Map(lines.map((line) => [line.caseId, line])).values()]
  const sum = (of: (one: OwnTasks) => number) => all.reduce((found, one) => found + of(one), 0)
  return { lines: worst(once), n: sum(({ n }) => n) - (lines.length - once.length), late: sum(({ late }) => late) }
}

/** Composes a person's digest, the worst delay first, with links. */
export function composeDigest(engine: Engine, digest: Digest): Omit<ComposedMail, 'messageId' | 'to'> {
  const { watch, token, path } = digest
  const url = urlFor(engine, { isStaff: true })
  const sections = (['zh', 'en'] as const).map((lang): MailSection => {
    const say = sayer(engine, digest, lang)
    return {
      lang,
      title: say(titleOf(digest)),
      paragraphs: watch ? [say('watch.can')] : [],
      facts: [],
      lists: listsOf(engine, digest, lang).filter((one) => one.lines.length > 0),
      link: {
        label: say(buttons[path]),
        href: `${siteOf(url, lang)}${path}`,
      },
      closing: [say('digest.end'), say('mail.sender')],
    }
  })
  const subject = sections.map(({ title }) => title).join(' / ')
  return {
    subject,
    text: mailText(sections),
    html: mailHtml(subject, sections),
    unsubscribe: `${url}/digest/${token}`,
    enclosures: [],
  }
}

const buttons = {
  '/board': 'watch.open',
  '/desk': 'digest.open',
  '/desk/rechecks': 'digest.openRechecks',
  '/admin/health': 'digest.openHealth',
} as const

const sayer =
  (engine: Engine, digest: Digest, lang: Lang) =>
  (name: PhraseName, more = 0): string =>
    fill(phrase(engine, name)[lang], { ...values(engine, digest, lang), more: String(more) })

/** Late limits, orders without answer, limits due soon, own tasks. */
function listsOf(engine: Engine, digest: Digest, lang: Lang): readonly MailList[] {
  const { own, watch, admin, rechecks } = digest
  const say = sayer(engine, digest, lang)
  const rest = (n: number) => (n > 0 ? { more: say('digest.more', n) } : {})
  const watched = (name: 'watch.late' | 'watch.soon', { lines: shown, n }: Watched): MailList => ({
    title: say(name),
    lines: shown.slice(0, most[lang]).map((line) => sayWatched(engine, line, lang)),
    ...rest(n - Math.min(shown.length, most[lang])),
  })
  const tasks = own.lines.slice(0, most[lang]).map((line) => lineOf(engine, line, lang))
  const mine: MailList = { title: watch ? say('watch.own') : '', lines: tasks, ...rest(own.n - tasks.length) }
  const waiting = admin.slice(0, most[lang]).map((one) => adminLine(engine, one, lang))
  const toSettle: MailList = {
    ...{ title: say('digest.admin'), lines: waiting },
    ...rest(admin.length - waiting.length),
  }
  const drawn = rechecks.slice(0, most[lang]).map((one) => recheckLine(engine, one, lang))
  const toRecheck: MailList = {
    ...{ title: say('digest.rechecks'), lines: drawn },
    ...rest(rechecks.length - drawn.length),
  }
  if (!watch) return [toSettle, mine, toRecheck]
  const orders = watch.orders.slice(0, most[lang]).map((one) => orderLine(engine, one, lang))
  return [
    watched('watch.late', watch.late),
    { title: say('watch.orders'), lines: orders, ...rest(watch.orders.length - orders.length) },
    { title: say('watch.news'), lines: newsLines(engine, watch.news, lang) },
    watched('watch.soon', watch.soon),
    toSettle,
    mine,
    toRecheck,
  ]
}

function titleOf({ own, watch }: Digest): PhraseName {
  if (watch) return 'watch.title'
  return own.late > 0 ? 'digest.titleLate' : 'digest.title'
}

const values = (engine: Engine, { day, own, admin, rechecks, watch, token }: Digest, lang: Lang) => ({
  day: sayDay(day)[lang],
  n: String(own.n + admin.length + rechecks.length),
  late: String(watch ? watch.late.n : own.late),
  soon: String(watch?.soon.n ?? 0),
  city: engine.deployment.city[lang],
  link: `${siteOf(urlFor(engine, { isStaff: true }), lang)}/digest/${token}`,
})

function lineOf(engine: Engine, { caseId, number, title, state, limit, due, late }: DigestLine, lang: Lang): MailLine {
  const day = due ? sayDay(due)[lang] : limit ? phrase(engine, 'mail.openDay')[lang] : ''
  const when = late > 0 ? fill(phrase(engine, 'digest.late')[lang], { n: String(late) }) : day
  const whose = limit ? [`${limit.name[lang]} ${when}`, kindOfLimit(limit.statutory)[lang]] : [when]
  const text = [title[lang], state[lang], ...whose].filter((part) => part !== '').join(' · ')
  return {
    label: number,
    href: `${siteOf(urlFor(engine, { isStaff: true }), lang)}/desk/cases/${caseId}`,
    text: [text],
  }
}

/** Drafts that may be objected to, and bulletins released. */
function newsLines(engine: Engine, { editions, bulletins }: News, lang: Lang): readonly MailLine[] {
  const url = siteOf(urlFor(engine, { isStaff: true }), lang)
  const say = (name: PhraseName, values: Readonly<Record<string, string>> = {}) =>
    fill(phrase(engine, name)[lang], values)
  return [
    ...editions.map(({ year, n, until }) => ({
      label: say('watch.edition', { year: String(year), n: String(n) }),
      href: `${url}/board/editions/${year}/${n}`,
      text: [say('watch.editionText', { day: sayDay(until)[lang] })],
    })),
    ...bulletins.map(({ month }) => ({
      label: say('watch.bulletin', { month: sayMonth(month)[lang] }),
      href: `${url}/board/bulletins/${month}`,
      text: [say('watch.bulletinText')],
    })),
  ]
}

type Named = { readonly label: string; readonly why: string; readonly path: string }

type SayWith = (name: PhraseName, values: Readonly<Record<string, string>>) => string

/** Name of what waits, why, and its page. */
function named(one: AdminLine, say: SayWith, day: string): Named {
  const proposed = say('digest.proposalBy', { who: one.byName, day })
  switch (one.kind) {
    case 'settings': {
      const n = String(one.n)
      return { label: say('digest.admin.settings', { n }), why: proposed, path: `/admin/settings/editions/${n}` }
    }
    case 'holidays': {
      const year = String(one.year)
      return { label: say('digest.admin.holidays', { year }), why: proposed, path: `/admin/holidays/${year}/${one.n}` }
    }
    case 'seats':
      return { label: say('digest.admin.seats', { name: one.person }), why: proposed, path: '/admin/seats' }
    case 'erasures':
      return {
        ...{ label: say('digest.admin.erasures', { number: one.number }), why: proposed },
        path: `/admin/erasures/${one.id}`,
      }
    case 'incidents': {
      const why = say(one.left > 0 ? 'digest.admin.duties' : 'digest.admin.closing', { n: String(one.left), day })
      return { label: say('digest.admin.incidents', { n: String(one.n) }), why, path: `/admin/incidents/${one.n}` }
    }
    case 'accounts': {
      const year = String(one.year)
      return {
        label: say('digest.admin.accounts', { year }),
        why: say('digest.admin.review', {}),
        path: '/admin/accounts',
      }
    }
  }
}

/** Act that waits, and its author. */
function adminLine(engine: Engine, one: AdminLine, lang: Lang): MailLine {
  const say: SayWith = (name, values) => fill(phrase(engine, name)[lang], values)
  const { label, why, path } = named(one, say, sayDay(shanghaiDay(one.at))[lang])
  return { label, href: `${siteOf(urlFor(engine, { isStaff: true }), lang)}${path}`, text: [why] }
}

/** A granted repair drawn for a look at its promise. */
function recheckLine(engine: Engine, { month, caseId, number }: Recheck, lang: Lang): MailLine {
  const href = `${siteOf(urlFor(engine, { isStaff: true }), lang)}/desk/rechecks/${month}/${caseId}`
  const said = { month: sayMonth(month)[lang] }
  return { label: number, href, text: [fill(phrase(engine, 'digest.recheck')[lang], said)] }
}

function orderLine(engine: Engine, { caseId, seq, number, unit, due }: Order, lang: Lang): MailLine {
  const said = { unit: nameOfUnit(engine, unit)[lang], day: sayDay(due)[lang] }
  const href = `${siteOf(urlFor(engine, { isStaff: true }), lang)}/desk/orders/${caseId}/${seq}`
  return { label: number, href, text: [fill(phrase(engine, 'watch.order')[lang], said)] }
}
