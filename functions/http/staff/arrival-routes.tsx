import { type Arrival, untoldOf } from '#engine/mail/arrival.ts'
import { may } from '#engine/people/authorise.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import { across } from '#engine/store/paged.ts'
import { arrivalView } from '#engine/views/arrival-view.ts'
import { ArrivalsPage } from '#web/staff/arrivals-page.tsx'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'

/** Notices to enclose with decisions (两书同达), for unreachable subjects. */
export const arrivalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/arrivals',
    async run(ask, engine) {
      const seat = may(ask.person, 'list.register')
      if (!seat) return notFound(ask)
      // Arrivals without known unit are intake's.
      const isIntake = seat.role === 'intake' || seat.role === 'intakeHead'
      const units = isIntake ? [seat.unit, null] : [seat.unit]
      const viewOf = async ({ record: id, at }: Arrival) => {
        const record = await recordFor(engine, id, officeOf(ask.person))
        const isSeen = record && may(ask.person, 'list.register', { subject: record.subject.key })
        return isSeen ? [arrivalView(engine, record, at)] : []
      }
      const arrivals = await across(await untoldOf(engine, units, ask.query['cursor']), async (items) =>
        (await Promise.all(items.map(viewOf))).flat(),
      )
      return page(<ArrivalsPage shell={ask.shell} arrivals={arrivals} />)
    },
  },
]
