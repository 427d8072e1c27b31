import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, startOfDay } from '#law/day.ts'
import { tell } from '#web/tell.ts'
import { dueDates as words } from '#web/words/track.ts'
import type { Reply } from '../door/reply.ts'

export type Due = { readonly id: string; readonly name: Bilingual; readonly day: Day; readonly provisional: boolean }

type Dated = Pick<CaseView, 'closed' | 'promise' | 'clocks' | 'remedies'>

/** The days an applicant waits for or must act by: the promise, the running limits, the remedies with an end. */
export function duesOf({ closed, promise, clocks, remedies }: Dated): readonly Due[] {
  const promised: readonly Due[] =
    promise && !closed ? [{ id: 'promise', name: words.promise, day: promise, provisional: false }] : []
  const running = clocks
    .filter(({ state }) => state === 'running')
    // An open limit has no day to write down.
    .flatMap(({ rule, name, due, provisional }) => (due === null ? [] : [{ id: rule, name, day: due, provisional }]))
  const remedial = remedies.flatMap(({ article, name, until }) =>
    until === null ? [] : [{ id: article.replace(/\W+/g, '-'), name, day: until, provisional: false }],
  )
  return [...promised, ...running, ...remedial]
}

/** A calendar file of whole days. The same day of the same case has the same UID ever after, so that a later file moves it. */
export function calendarFile(
  engine: Engine,
  lang: Lang,
  about: { id: string; label: string },
  dues: readonly Due[],
): Reply {
  const t = tell(lang)
  const { url } = engine.deployment
  const calendar = ical({ prodId: { company: 'redress', product: 'redress' }, method: ICalCalendarMethod.PUBLISH })
  for (const { id, name, day, provisional } of dues) {
    calendar.createEvent({
      id: `${about.id}.${id}@${new URL(url).hostname}`,
      stamp: new Date(engine.clock.now()),
      start: noonOf(day),
      allDay: true,
      timezone: 'Asia/Shanghai',
      summary: `${t(name)} · ${about.label}`,
      description: t(provisional ? words.provisional : words.about, { url }),
    })
  }
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="dates.ics"',
      'cache-control': 'no-store',
    },
    body: calendar.toString(),
  }
}

// Noon is the same day in every zone that the library may write it in.
const noonOf = (day: Day) => new Date(startOfDay(day) + 12 * 3_600_000)
