import { parentPort, workerData } from 'node:worker_threads'
import { handOf } from '#audit/hands/hand.ts'
import { calendarNow } from '#engine/begin/calendar-in-force.ts'
import type { Hand } from '#engine/run/audit-source.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import type { Answer, Asked, HandWith } from './audit-hands.ts'
import { drawing } from './drawing.ts'
import { openWhole } from './open-audit.ts'

/** A thread of an audit: answers one question after another. */
const { data, isDrawn }: HandWith = workerData
const { source, renew } = await openWhole(data, isDrawn ? drawing : null)
const world = { ...source, procedures, calendar: await calendarNow(source), rules: ruleSetVersion }
let hand: Hand | null = null

async function answers(asked: Asked): Promise<Answer> {
  if (asked.what === 'renew') renew()
  if (asked.what === 'begin') hand = await handOf(world, asked.given)
  if (asked.what === 'look') return { looked: await hand?.look(asked.at) }
  return asked.what === 'end' ? { sum: await hand?.end() } : {}
}
parentPort?.on('message', async (asked: Asked) => parentPort?.postMessage(await answers(asked)))
parentPort?.postMessage({ edition: source.drawn?.edition } satisfies Answer)
