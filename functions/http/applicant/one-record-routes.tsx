import { addressedWays } from '#engine/begin/ways.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { seeArrivals } from '#engine/mail/arrival.ts'
import { preparedOn } from '#engine/mail/repair-reminder.ts'
import { measuresOn } from '#engine/register/list-measures.ts'
import { repairTasks } from '#engine/register/repair-tasks-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { arrivalView } from '#engine/views/arrival-view.ts'
import { caseSummary } from '#engine/views/case-summary.ts'
import { nextStep } from '#engine/views/next-step-view.ts'
import type { RecordFile } from '#records/record.ts'
import { MyRecordPage } from '#web/applicant/my-record-page.tsx'
import { applicant } from '#workflows/contract/holding.ts'
import type { Side } from '../case/for-whom.ts'
import { isOwn, type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { page, type Reply } from '../door/reply.ts'
import { everyCaseOn, type OwnRecord, ownRecord } from './own-records.ts'
import { withRecord } from './reminder-routes.tsx'
import { whereOf } from './where.ts'

/** Page of a record, with its next act. */
export const oneRecordRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records/{record}`, run: withRecord(sideOf, recordPage) },
]

async function recordPage(ask: Signed, engine: Engine, file: RecordFile, side: Side): Promise<Reply> {
  const record = await ownRecord(engine, ask.person, side, file)
  const mayObject = await mayObjectTo(engine, ask.person, side, file)
  const cases = await everyCaseOn(engine, ask.person, side, file)
  const prepared = await preparedOn(engine, file.id, ask.person.id)
  // Nothing is kept for later at a counter.
  const tasks = repairTasks(engine, file, prepared.text !== null)
  const [arrival] = isOwn(side) ? await seeArrivals(engine, [file.id]) : []
  return page(
    <MyRecordPage
      shell={ask.shell}
      base={side.base}
      record={record}
      step={stepOf(record, mayObject, ask.query['wrong'] !== undefined)}
      mayObject={mayObject}
      tasks={tasks.filter(({ id }) => id !== 'write' || side.visit === undefined)}
      arrival={arrival ? arrivalView(engine, file, arrival.at) : null}
      measures={record.ended ? [] : measuresOn(engine, file.kind)}
      cases={cases.map((one) => caseSummary(engine, procedureOf(engine, one), one, file, [applicant]))}
    />,
  )
}

function stepOf({ ended, openCases, ways, repair, reminded }: OwnRecord, mayObject: boolean, wrong: boolean) {
  return nextStep({
    ...{ wrong, ended, mayObject, repair, reminded },
    open: openCases.length > 0,
    awaitsYou: openCases.some(({ standing }) => standing?.awaitsYou),
    mayRepair: ways.some(({ procedure }) => procedure === 'repair'),
  })
}

/** Tells whether an objection to the record is this reader’s to make. */
async function mayObjectTo(engine: Engine, person: Person, side: Side, { id }: RecordFile): Promise<boolean> {
  const named = addressedWays(engine.procedures).find(({ way }) => way.from === 'record')
  const asked = named && { procedure: named.procedure.id, way: named.way.id, record: id, origin: null }
  return asked !== undefined && (await whereOf(engine, person, standpointOf(person, side), asked)) !== null
}
