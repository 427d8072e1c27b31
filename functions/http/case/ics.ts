import { dayName } from '#engine/mail/due-days.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { absolute } from '#web/link.ts'
import { tell } from '#web/tell.ts'
import { dueDates as words } from '#web/words/track.ts'
import type { Ask } from '../door/ask.ts'
import { notFound, type Reply } from '../door/reply.ts'

export type Due = { readonly id: string; readonly name: Bilingual; readonly day: Day; readonly provisional: boolean }

type Dated = Pick<CaseView, 'closed' | 'promise' | 'promiseProvisional' | 'clocks' | 'remedies'>

/** Days an applicant waits for: promise, running limits, remedies. */
export function duesOf({
  closed,
  promise,
  promiseProvisional: provisional = false,
  clocks,
  remedies,
}: Dated): readonly Due[] {
  const promised: readonly Due[] =
    promise && !closed ? [{ id: 'promise', name: words.promise, day: promise, provisional }] : []
  const running = clocks
    .filter(({ state }) => state === 'running')
    // An open limit has no day to write down.
    .flatMap(({ rule, name, due, provisional }) => (due === null ? [] : [{ id: rule, name, day: due, provisional }]))
  const remedial = remedies.flatMap(({ limit, name, until, provisional: isEstimate = false }) =>
    until === null ? [] : [{ id: limit, name, day: until, provisional: isEstimate }],
  )
  return [...promised, ...running, ...remedial]
}

/** Origin of the days; a later `version` moves those of earlier files. */
export type Of = { readonly id: string; readonly label: string; readonly path: string; readonly version: number }

/** A calendar of whole days, named as in mails. */
export function calendarReply({ lang, shell }: Ask, engine: Engine, of: Of, dues: readonly Due[]): Reply {
  if (!engine.calendarFile || dues.length === 0) return notFound({ shell })
  const t = tell(lang)
  const { url } = engine.deployment
  const days = dues.map(({ id, name, day, provisional }) => ({
    uid: dayName(engine, of.id, id),
    sequence: of.version,
    day,
    summary: `${t(name)} · ${of.label}`,
    description: t(provisional ? words.provisional : words.about),
    url: absolute({ lang, url }, of.path),
    at: engine.clock.now(),
  }))
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="dates.ics"',
      'cache-control': 'no-store',
    },
    body: engine.calendarFile(days, false),
  }
}
