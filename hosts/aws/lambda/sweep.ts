import type { Context } from 'aws-lambda'
import { planDigests } from '#engine/mail/digest.ts'
import { gatherStandIns } from '#engine/run/absence.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { listWaiting } from '#engine/run/list-waiting.ts'
import { sweepUnrung } from '#engine/run/wake.ts'
import { planScan } from '#engine/scan/scan.ts'
import { pagesEdition } from '#functions/stream/drawn.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { reconcile } from '#functions/workflow/reconcile.ts'
import { quickFollowers } from './followers.ts'
import { takeRightsOf } from './rights.ts'
import { standing } from './standing.ts'
import { openTools } from './tools.ts'
import { workOff } from './work-off.ts'

/** Instant at which long works leave the rest to the next minute. */
let until = Number.POSITIVE_INFINITY
const opened = await openTools(publisher)
const engine = { ...opened.engine, isStopping: () => Date.now() > until }
const tools = { ...opened, engine }
const { publish, mode } = tools
const nothing = () => 0
/** Asked once a process. */
let isLogged = false

const works = {
  ...quickFollowers(tools),
  calendar: () => adoptCalendar(engine).then(nothing),
  async rights() {
    if (isLogged) return 0
    await takeRightsOf(engine)
    await gatherStandIns(engine)
    isLogged = true
    return 0
  },
  digests: () => planDigests(engine).then(nothing),
  async planning() {
    await engine.renew?.()
    await planScan(engine, pagesEdition(engine, engine.crypto.sha256))
    return 0
  },
  waiting: () => listWaiting(engine).then(nothing),
  cases: () => sweepUnrung(engine, publish),
  reconciling: () => (mode === 'wait' ? reconcile(tools).then(nothing) : Promise.resolve(0)),
  standing: () => standing(engine).then(nothing),
}

/** Each minute: does what is overdue or unrung, and tells figures. */
export async function handler(_event: object, context: Context): Promise<void> {
  const [now, left] = [Date.now(), context.getRemainingTimeInMillis()]
  until = now + left * 0.8
  const failed = await workOff(engine, works, now + left / 2)
  if (failed.length > 0) throw new Error(`failed: ${failed.join(', ')}`)
}
