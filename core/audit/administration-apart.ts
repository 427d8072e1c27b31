import type { AuditWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Key } from '#engine/store/ports.ts'
import type { Administration } from './administration.ts'
import { comparedThere, type Found, unsupported } from './compare.ts'
import { factorsApart } from './people/factors-apart.ts'

/** Compares what the log of administration makes with what is there. */
export async function* administrationApart(
  world: AuditWorld,
  admin: Administration,
  there: readonly Key[],
): AsyncGenerator<Found> {
  yield* admin.faults
  for (const item of admin.items) yield* comparedThere(world, item)
  if (admin.faults.length === 0) yield* factorsApart(world, admin)
  yield* administeredApart(admin, there)
}

/** Items of administration that its log does not make. */
export function* administeredApart({ items, faults }: Administration, there: readonly Key[]): Generator<Found> {
  if (faults.length > 0) return
  const known = new Set(items.map(({ pk, sk }) => `${pk} ${sk}`))
  for (const key of there) if (!known.has(`${key.pk} ${key.sk}`)) yield unsupported(kindOf(key) ?? key.pk, key)
}
