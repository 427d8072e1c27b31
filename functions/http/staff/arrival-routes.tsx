import { untoldOf } from '#engine/arrival.ts'
import { arrivalView } from '#engine/arrival-view.ts'
import { may } from '#engine/authorise.ts'
import { recordFile } from '#engine/commit.ts'
import { recordKey } from '#engine/keys.ts'
import { ArrivalsPage } from '#web/staff/arrivals-page.tsx'
import type { Route } from '../door.ts'
import { notFound, page } from '../reply.ts'

/** The notices that a unit encloses with its decisions (两书同达): of records whose subjects could not be told otherwise. */
export const arrivalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/arrivals',
    async run(ask, engine) {
      const seat = may(ask.person, 'list.register')
      if (!seat) return notFound(ask)
      const { arrivals: own, cursor } = await untoldOf(engine, seat.unit, ask.query['cursor'])
      // What names no unit of the directory is intake's.
      const isIntake = seat.role === 'intake' || seat.role === 'intakeHead'
      const stray = isIntake && ask.query['cursor'] === undefined ? (await untoldOf(engine, null)).arrivals : []
      const arrivals = [...own, ...stray]
      const records = await Promise.all(
        arrivals.map(async ({ record, at }) => ({ record: recordFile(await engine.table.get(recordKey(record))), at })),
      )
      const views = records.flatMap(({ record, at }) =>
        record && may(ask.person, 'list.register', { subject: record.subject.key })
          ? [arrivalView(engine, record, at)]
          : [],
      )
      return page(<ArrivalsPage shell={ask.shell} arrivals={views} cursor={cursor} />)
    },
  },
]
