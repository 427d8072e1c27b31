import type { NightAudit } from '#engine/proof/audited.ts'
import type { Difference, NightWorld } from '#engine/run/audit-source.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { sentenceOf } from '../audit-words.ts'

/** An audit on its way: its bookmark moves as it looks. */
export type Sitting = { -readonly [Name in keyof NightAudit]: NightAudit[Name] } & { tell(one: Difference): void }

/** Looks on until told; true at the end of its part. */
export type Look = (world: NightWorld, so: Sitting, isOver: () => boolean) => Promise<boolean>

const mostTold = 20

/** Counts differences, and keeps the first as sentences. */
export const telling =
  (told: { found: number; readonly first: Bilingual[] }): Sitting['tell'] =>
  (one) => {
    told.found += 1
    if (told.first.length < mostTold) told.first.push(sentenceOf(one))
  }
