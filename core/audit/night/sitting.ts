import type { NightAudit } from '#engine/proof/audited.ts'
import type { NightWorld } from '#engine/run/audit-source.ts'
import type { Difference } from '../difference.ts'

/** An audit on its way: its bookmark moves as it looks. */
export type Sitting = { -readonly [Name in keyof NightAudit]: NightAudit[Name] } & { tell(one: Difference): void }

/** Looks on until told; true at the end of its part. */
export type Look = (world: NightWorld, so: Sitting, isOver: () => boolean) => Promise<boolean>
