import { askReminder } from '#engine/mail/repair-reminder.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { repairView } from '#engine/register/repair-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import { phrase } from '#engine/texts/phrases.ts'
import type { RecordFile } from '#records/record.ts'
import { paths } from '#web/paths.ts'
import type { Side } from '../case/for-whom.ts'
import { calendarReply, type Due } from '../case/ics.ts'
import { acting, audienceOn, type SideOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, type Reply, refusedPage } from '../door/reply.ts'
import { readsRecord } from './own-records.ts'

/** Day of repair for a calendar, and a mail on it. */
export const reminderRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'POST', path: `${base}/records/{record}/remind`, run: withRecord(sideOf, remind) },
  { method: 'GET', path: `${base}/records/{record}/dates`, run: withRecord(sideOf, dates) },
]

type Run = (ask: Signed, engine: Engine, record: RecordFile, side: Side) => Promise<Reply>

/** Records the person may not read are missing. */
export function withRecord(sideOf: SideOf, run: Run) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const side = await sideOf(ask, engine)
    const record = side && (await recordFor(engine, ask.params['record'] ?? '', audienceOn(ask.person, side)))
    if (!record || record.subject.key !== side.subject) return notFound(ask)
    return readsRecord(engine, ask.person, side, record) ? run(acting(ask, side), engine, record, side) : notFound(ask)
  }
}

async function remind(ask: Signed, engine: Engine, record: RecordFile, { base }: Side): Promise<Reply> {
  const isAsked = await askReminder(engine, record, ask.person, ask.lang)
  const back = paths.myRecord(record.id, base)
  return isAsked ? goTo(ask, back) : refusedPage(ask, 'notInThisState', back, 409)
}

async function dates(ask: Signed, engine: Engine, record: RecordFile, { base }: Side): Promise<Reply> {
  const { applyOn, endsOn } = repairView(engine, record)
  const dues: readonly Due[] = [
    ...(applyOn === null
      ? []
      : [{ id: 'repair-apply', name: phrase(engine, 'repairReminder.applyFrom'), day: applyOn, provisional: false }]),
    ...(endsOn === null
      ? []
      : [{ id: 'repair-end', name: phrase(engine, 'repairReminder.endsOn'), day: endsOn, provisional: false }]),
  ]
  const { id, documentNumber, seq } = record
  return calendarReply(
    ask,
    engine,
    { id, label: documentNumber.raw, path: paths.myRecord(id, base), version: seq },
    dues,
  )
}
