import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'

/** Joins a case to others of one matter (并案), and parts it. */
export const joinedEvent = 'case.joined'
export const partedEvent = 'case.parted'

const Joined = z.object({ group: z.string() })

/** Group after an entry; null once parted, undefined where never joined. */
export function jointAfter(before: CaseFile['joint'], { type, data }: CaseEvent): CaseFile['joint'] {
  if (type === partedEvent) return null
  return type === joinedEvent ? (Joined.safeParse(data).data?.group ?? before) : before
}

/** True for two cases of one joint case. */
export const isJointWith = (one: Pick<CaseFile, 'joint'>, other: Pick<CaseFile, 'joint'>): boolean =>
  typeof one.joint === 'string' && one.joint === other.joint
