import type { NightAudit } from '#engine/proof/audited.ts'
import type { Difference, NightWorld } from '#engine/run/audit-source.ts'

/** An audit on its way: its bookmark moves as it looks. */
export type Sitting = { -readonly [Name in keyof NightAudit]: NightAudit[Name] } & { tell(one: Difference): void }

/** Looks on until told; true at the end of its part. */
export type Look = (world: NightWorld, so: Sitting, isOver: () => boolean) => Promise<boolean>
