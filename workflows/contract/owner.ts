import { z } from 'zod'
import type { Holder } from './actor.ts'
import type { Units } from './way-in.ts'

/** People who handle a complaint, and who approves. */
export const Owner = z.strictObject({
  unit: z.string().min(1),
  /** The supervising unit: its supervisor handles it. */
  bySupervisor: z.boolean(),
  approver: z.strictObject({ role: z.enum(['head', 'intakeHead']), unit: z.string() }),
})
export type Owner = z.infer<typeof Owner>

/**
 * Takes the directory's owner, never the unit itself (ADR 11). An empty seat passes to the one above; without any the
 * owner stays, and `doctor` tells.
 */
export function ownerOf(about: string, units: Units): Owner {
  const named = units.complaintOwner(about) ?? units.higherReview(about) ?? units.platform
  const above = [named, units.complaintOwner(named), units.higherReview(about), units.higherReview(named)]
  const able = above.flatMap((unit) => (unit === null || unit === about ? [] : [unit]))
  const isAble = (unit: string) =>
    unit === units.platform || units.isSeated('officer', unit) || units.isSeated('head', unit)
  return ownedBy(able.find(isAble) ?? able[0] ?? named, about, units)
}

/** Approver: the unit's head, else the platform's. */
export function ownedBy(
  unit: string,
  about: string,
  { platform, isSeated }: Pick<Units, 'platform' | 'isSeated'>,
): Owner {
  const bySupervisor = unit === platform
  const platformApproves = bySupervisor || (about !== platform && !isSeated('head', unit))
  return {
    unit,
    bySupervisor,
    approver: platformApproves ? { role: 'intakeHead', unit: platform } : { role: 'head', unit },
  }
}

export const ownerHolder = ({ unit, bySupervisor }: Owner): Holder =>
  bySupervisor ? { role: 'supervisor', unit: null } : { role: 'officer', unit }
