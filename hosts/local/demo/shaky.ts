import { z } from 'zod'
import type { HookAnswer } from '#engine/store/ports.ts'
import { fillBoth, two } from '#law/bilingual.ts'
import { sayBoth } from '../base/demo-page.ts'

/** Line to a mock that fails at times. */
export const Connection = z.strictObject({
  calls: z.int().default(0),
  failures: z.int().default(0),
  /** The last call failed; the next one heals it. */
  isDown: z.boolean().default(false),
})
export type Connection = z.infer<typeof Connection>

/** Outcome of a call: taken or not, and its answer. */
export type Tried = { readonly line: Connection; readonly isTaken: boolean; readonly answer: HookAnswer }

/** Fails now and then, alike at each run; never twice running. */
export function tried(line: Connection, seed: number, isShaky = true): Tried {
  const luck = isShaky && !line.isDown ? dieOf(seed, line.calls) : 5
  const isDown = luck < 2
  const next = { calls: line.calls + 1, failures: line.failures + (isDown ? 1 : 0), isDown }
  if (luck === 0) return { line: next, isTaken: false, answer: { kind: 'failed', reason: 'unreachable' } }
  // Taken, and its answer lost: the same comes again.
  return { line: next, isTaken: true, answer: { kind: 'answered', status: isDown ? 503 : 204 } }
}

const sides = 6

/** Falls of a seeded die, by number: no chance of the machine. */
function dieOf(seed: number, n: number): number {
  let state = seed
  for (let i = 0; i <= n % 500; i += 1) state = (state * 48_271) % 2_147_483_647
  return state % sides
}

/** Says on a page how the line did. */
export function sayLine({ calls, failures, isDown }: Connection): string {
  const told = fillBoth(failures === 0 ? words.sound : words.shaky, { calls: `${calls}`, failures: `${failures}` })
  return `${sayBoth(told)} ${isDown ? `<strong>${sayBoth(words.down)}</strong>` : failures > 0 ? sayBoth(words.healed) : ''}`
}

const words = {
  sound: two('推送 {calls} 次，均已送达。', '{calls} calls, all taken.'),
  shaky: two(
    '推送 {calls} 次，其中 {failures} 次因接口中断未成功（演示特意让它时通时断）。',
    '{calls} calls, {failures} of which failed: the demo breaks this line at times.',
  ),
  down: two('刚才中断，一分钟后自动重试。', 'It broke just now and is tried again in a minute.'),
  healed: two('均已重试送达。', 'Each was tried again and taken.'),
}
