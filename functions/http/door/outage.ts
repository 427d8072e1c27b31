import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import type { Log } from '#engine/log/log.ts'
import type { Lang } from '#engine/store/person.ts'
import { Fault } from '#law/fault.ts'
import { ProblemPage } from '#web/public/problem-page.tsx'
import { type Again, RefusedPage } from '#web/public/refused-page.tsx'
import type { Shell } from '#web/shell.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { formOf, languageOf } from './ask.ts'
import { asProblem, wantsProblem } from './problem.ts'
import { page, type Reply, refusing, secure } from './reply.ts'
import { statusOf } from './status.ts'

type Outage = Extract<RefusalCode, 'diskFull' | 'clockBehind' | 'busy'>
type Pages = (event: APIGatewayProxyEventV2, context: Context) => Promise<Reply>

/** Seconds after which it may have passed, or been mended. */
export const againAfter = (outage: Outage): string => (outage === 'busy' ? '5' : '60')

/** Faults of stores and services that pass by themselves. */
const passing: ReadonlySet<string> = new Set(['contention', 'table.contention', 'host.busy'])

/** Why nothing is written for now; null: a fault like any. */
export function outageOf(error: unknown): Outage | null {
  if (error instanceof Fault && error.code === 'clock.behind') return 'clockBehind'
  if (error instanceof Fault && passing.has(error.code)) return 'busy'
  return isDiskFull(error) ? 'diskFull' : null
}

/** True for a fault of a full disk or quota. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  const inDatabase = 'errcode' in error && error.errcode === sqliteFull
  return code === 'ENOSPC' || code === 'EDQUOT' || inDatabase || isDiskFull(error.cause)
}

const sqliteFull = 13

/** Milliseconds of a function’s time kept for its answer. */
const kept = 1500

/** Answers whatever fails, and before the function’s time is over. */
export const inTime =
  (pages: Pages, log: Log): Pages =>
  async (event, context) => {
    const left = context.getRemainingTimeInMillis() - kept
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer =
      left > 0 ? setTimeout(() => reject(new Fault('host.busy', 'the function’s time is over')), left) : undefined
    try {
      return await Promise.race([pages(event, context), late])
    } catch (error) {
      const { lang, path } = languageOf(event.rawPath)
      const reply = failedReply({ ...event, rawPath: path }, { lang, context, error, log })
      return wantsProblem(event) ? asProblem(reply, lang) : reply
    } finally {
      clearTimeout(timer)
    }
  }

type Failed = { readonly lang: Lang; readonly context: Context; readonly error: unknown; readonly log: Log }

/** A fault: a number for the reader, the rest for the log. What passes can be sent again. */
export function failedReply(event: APIGatewayProxyEventV2, { lang, context, error, log }: Failed): Reply {
  const reference = context.awsRequestId.slice(0, 8)
  log('http.failed', { reference, path: event.rawPath, error })
  const shell = { ...nowhere, lang }
  const code = outageOf(error)
  if (code !== null) {
    const told = refusing({ code }, page(RefusedPage({ shell, code, again: againOf(event) }), statusOf(code)))
    return secure({ ...told, headers: { ...told.headers, 'retry-after': againAfter(code) } })
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return secure(page(ProblemPage({ shell, reference }), status >= 400 && status < 500 ? status : 500))
}

/** The same request, as a form or a link. */
function againOf(event: APIGatewayProxyEventV2): Again {
  const path = `${event.rawPath}${event.rawQueryString ? `?${event.rawQueryString}` : ''}`
  const form = event.requestContext.http.method === 'POST' ? formOf(event) : null
  return { path, ...(form !== null && typeof form !== 'number' && { form }) }
}

const nowhere: Shell = {
  ...{ lang: 'zh', path: '/', person: null, csrf: '', url: '' },
  ...{ city: { zh: '', en: '' }, demo: false, now: 0 },
}
