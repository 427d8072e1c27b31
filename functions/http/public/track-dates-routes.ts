import { procedureOf } from '#engine/case/case-of.ts'
import { isEstimate, promised } from '#engine/case/promised.ts'
import { clockViews } from '#engine/views/clock-views.ts'
import { paths } from '#web/paths.ts'
import { calendarReply, duesOf } from '../case/ics.ts'
import type { Route } from '../door/door.ts'
import { tracked, unknownCode } from './track-routes.tsx'

/** Days of a tracked case as a calendar file. */
export const trackDatesRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/track/dates',
    open: true,
    budget: 'track',
    async run(ask, engine) {
      const file = await tracked(ask, engine)
      if (!file) return unknownCode(ask)
      const procedure = procedureOf(engine, file)
      const promise = promised(procedure, file, engine.calendar)
      const dues = duesOf({
        closed: file.closed,
        promise,
        promiseProvisional: isEstimate(engine.calendar, promise),
        clocks: clockViews(engine, procedure, file),
        remedies: [],
      })
      const of = { id: file.id, label: `…${file.number.slice(-4)}`, path: paths.track, version: file.seq }
      return calendarReply(ask, engine, of, dues)
    },
  },
]
