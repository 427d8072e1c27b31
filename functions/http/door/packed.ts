import { gzipSync } from 'node:zlib'
import type { Log } from '#engine/log/log.ts'
import { Fault } from '#law/fault.ts'
import { languageOf } from './ask.ts'
import type { Door } from './door.ts'
import { asProblem, wantsProblem } from './problem.ts'
import { failedReply } from './reply.ts'

const fromBytes = 1024

/** Packs text, as API Gateway’s HTTP API packs nothing. */
export const packed =
  (pages: Door): Door =>
  async (event, context) => {
    const reply = await pages(event, context)
    const headers = { ...reply.headers, vary: 'accept-encoding' }
    const { body = '' } = reply
    const takes = /\bgzip\b/.test(event.headers['accept-encoding'] ?? '')
    if (!takes || reply.isBase64Encoded || body.length < fromBytes) return { ...reply, headers }
    const zipped = gzipSync(body).toString('base64')
    return { ...reply, headers: { ...headers, 'content-encoding': 'gzip' }, body: zipped, isBase64Encoded: true }
  }

/** Milliseconds of a function’s time kept for its answer. */
const kept = 1500

/** Answers whatever fails, and before the function’s time is over. */
export const inTime =
  (pages: Door, log: Log): Door =>
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

/** A function’s handler: answers in time, and packed. */
export const handling = (pages: Door, log: Log): Door => packed(inTime(pages, log))
