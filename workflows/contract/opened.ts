import { z } from 'zod'
import type { CaseEvent } from './actor.ts'
import type { Evidence } from './item.ts'

/** Openings of evidence: by whom, when last; the log has every opening. */
export const Opened = z.array(z.strictObject({ by: z.string(), key: z.string(), at: z.number() }))
export type Opened = z.infer<typeof Opened>

const Opening = z.object({ key: z.string() })

export function noteOpening(opened: Opened, { actor, data, at }: CaseEvent): Opened {
  const read = Opening.safeParse(data)
  if (!read.success) return opened
  const { key } = read.data
  return [...opened.filter((one) => one.by !== actor.id || one.key !== key), { by: actor.id, key, at }].slice(-400)
}

/** Tells whether a person has looked at all that the applicant sent. */
export const hasOpenedAll = (evidence: readonly Evidence[], opened: Opened, by: string): boolean =>
  evidence.every(({ key }) => opened.some((one) => one.by === by && one.key === key))
