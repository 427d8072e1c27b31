import type { Engine } from '#engine/store/engine.ts'
import { holderName } from '#engine/store/names.ts'
import { unitById } from '#records/directory.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { CaseView } from './view.ts'

/** Names whom to call on a case: the unit that holds it, else the platform. What the directory lacks stays null. */
export function holderContact(engine: Engine, holder: Holder): CaseView['holderContact'] {
  const { directory } = engine.deployment
  const platform = directory.units.find(({ isPlatform }) => isPlatform)
  const unit = (holder.unit === null ? null : unitById(directory, holder.unit)) ?? platform
  return {
    name: holderName(engine, holder),
    phone: unit?.contact?.phone ?? null,
    hours: unit?.contact?.hours ?? null,
  }
}
