import { calendarWith } from '#engine/begin/calendar-in-force.ts'
import type { HolidayEdition } from '#engine/begin/calendar-kind.ts'
import {
  confirmYear,
  declineYear,
  findHolidayEdition,
  holidayEditions,
  mostOfNotice,
  proposeYear,
} from '#engine/begin/holiday-editions.ts'
import type { NoticeFault } from '#engine/begin/holiday-notice.ts'
import { noticeFaultLine, noticeFaultWords } from '#engine/begin/holiday-notice-words.ts'
import { may } from '#engine/people/authorise.ts'
import { nameOfPerson } from '#engine/people/people.ts'
import { type Moved, movedPage } from '#engine/run/calendar-change.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { across } from '#engine/store/paged.ts'
import { fill } from '#law/bilingual.ts'
import { coverage } from '#law/coverage.ts'
import { decodeText } from '#records/import/decode-text.ts'
import { HolidayPage } from '#web/admin/holiday-page.tsx'
import { HolidaysPage } from '#web/admin/holidays-page.tsx'
import { absolute } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { uploadRefusal } from '../case/draft.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { allowForm, goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { namesIn } from '../oversight/figure-names.ts'

/** The yearly holiday notice: entered by one, confirmed by another. */
export const holidayRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/holidays', run: (ask, engine) => arrived(ask, engine) },
  {
    method: 'POST',
    path: '/admin/holidays',
    async run(ask, engine) {
      if (!may(ask.person, 'calendar.propose')) return notFound(ask)
      const { text = '', url = '', key = '' } = ask.form
      if (isNotice(key)) await engine.files.remove(key)
      const done = await proposeYear(engine, ask.person.id, { text, url: url.trim() })
      if (done.kind === 'done') return goTo(ask, paths.holiday(done.year, done.n))
      if (done.kind === 'unread') return unread(ask, engine, done.faults)
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await listPage(ask, engine, { refusal: done.refusal }))
    },
  },
  {
    method: 'GET',
    path: '/admin/holidays/{year}/{n}',
    run: withEdition((ask, engine, one) => onePage(ask, engine, one)),
  },
  {
    method: 'POST',
    path: '/admin/holidays/{year}/{n}',
    run: withEdition(async (ask, engine, { year, n }) => {
      const { act, reason = '' } = ask.form
      const done =
        act === 'decline'
          ? await declineYear(engine, ask.person.id, { year, n, reason })
          : await confirmYear(engine, ask.person.id, { year, n })
      if (done.kind === 'done') return goTo(ask, paths.holiday(year, n))
      const now = await findHolidayEdition(engine, year, n)
      return done.refusal.code === 'notFound' || !now
        ? notFound(ask)
        : refusing(done.refusal, await onePage(ask, engine, now, done.refusal))
    }),
  },
]

const folder = 'sheet/notice-'
const isNotice = (key: string) => key.startsWith(folder)
const mostBytes = 64 * 1024

/** The page, with the text of a notice that has just come. */
async function arrived(ask: Signed, engine: Engine): Promise<Reply> {
  const { key = '' } = ask.query
  const refusal = await uploadRefusal(engine, ask.query)
  if (refusal) return listPage(ask, engine, { refusal })
  const bytes = isNotice(key) && may(ask.person, 'calendar.propose') ? await engine.files.read(key) : undefined
  const read = bytes && decodeText(bytes)
  return listPage(ask, engine, read?.kind === 'decoded' ? { sent: { text: read.text, key } } : {})
}

async function unread(ask: Signed, engine: Engine, faults: readonly NoticeFault[]): Promise<Reply> {
  const refusal = { code: 'malformed', fields: { text: 'noticeUnread' } } as const
  return refusing(refusal, await listPage(ask, engine, { refusal, faults }))
}

function withEdition(run: (ask: Signed, engine: Engine, edition: HolidayEdition) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'calendar.read')) return notFound(ask)
    const [year = 0, n = 0] = [ask.params['year'], ask.params['n']].map((text) =>
      /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0,
    )
    const edition = await findHolidayEdition(engine, year, n)
    return edition ? run(ask, engine, edition) : notFound(ask)
  }
}

const sayFault = ({ line, code, text }: NoticeFault) => {
  const { zh, en } = noticeFaultWords[code]
  return {
    zh: fill(noticeFaultLine.zh, { line: String(line), why: zh, text }),
    en: fill(noticeFaultLine.en, { line: String(line), why: en, text }),
  }
}

type Given = {
  readonly refusal?: Refusal
  readonly faults?: readonly NoticeFault[]
  /** Text of a file, and where it waits. */
  readonly sent?: { readonly text: string; readonly key: string }
}

async function listPage(ask: Signed, engine: Engine, { refusal, faults = [], sent }: Given = {}): Promise<Reply> {
  if (!may(ask.person, 'calendar.read')) return notFound(ask)
  const { files, crypto, clock } = engine
  const returnTo = absolute(ask.shell, paths.holidays)
  const key = `${folder}${newId(crypto)}`
  const mayPropose = may(ask.person, 'calendar.propose') !== null
  const upload = mayPropose ? await files.uploadForm({ key, maxBytes: mostBytes, returnTo, now: clock.now() }) : null
  const list = await holidayEditions(engine, ask.query['cursor'])
  const reply = page(
    <HolidaysPage
      shell={ask.shell}
      covers={coverage(engine.calendar, engine.clock.now())}
      list={await across(list, (all) => Promise.all(all.map((one) => named(engine, one))))}
      upload={upload}
      unread={faults.map(sayFault)}
      most={mostOfNotice}
      values={sent ?? ask.form}
      {...(refusal && { refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return allowForm(reply, upload?.action)
}

async function onePage(ask: Signed, engine: Engine, edition: HolidayEdition, refusal?: Refusal): Promise<Reply> {
  const { deployment, calendar } = engine
  const isOpen = edition.state === 'proposed'
  const next = isOpen && calendarWith(deployment.calendar, [...calendar.years, edition.days])
  const { limit } = namesIn(engine)
  const lineOf = ({ number, limit: id, procedure, from, wasProvisional, to, provisional }: Moved) => ({
    ...{ number, from, wasProvisional, to, provisional },
    limit: limit(procedure, id),
  })
  return page(
    <HolidayPage
      shell={ask.shell}
      edition={await named(engine, edition)}
      moved={next ? await across(await movedPage(engine, next, ask.query['cursor']), (all) => all.map(lineOf)) : null}
      may={{
        confirm: isOpen && edition.by !== ask.person.id && may(ask.person, 'calendar.confirm') !== null,
        decline: isOpen && may(ask.person, 'calendar.confirm') !== null,
      }}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

async function named(engine: Engine, edition: HolidayEdition) {
  const nameOf = async (id: string | null) => (id === null ? '' : nameOfPerson(engine, id))
  return { ...edition, byName: await nameOf(edition.by), settledByName: await nameOf(edition.settledBy) }
}
