import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { waiterFor } from '#engine/store/held.ts'
import { holderName } from '#engine/store/names.ts'
import { fillBoth, two } from '#law/bilingual.ts'
import { actingUnit, platformOf } from '#records/directory.ts'
import type { CaseView } from './view.ts'

/** Names whom to call: the unit that acts, else the platform. `isOwn`: read by the applicant’s side. */
export function holderContact(
  engine: Engine,
  file: Pick<CaseFile, 'holder' | 'held'>,
  isOwn = false,
): CaseView['holderContact'] {
  const { directory } = engine.deployment
  const platform = platformOf(directory)
  const waiter = waiterFor(file)
  const id = (waiter ?? file.holder).unit
  const unit = (id === null ? null : actingUnit(directory, id)) ?? platform
  return {
    name: waiter
      ? fillBoth(isOwn ? yoursToAnswer : toAnswer, { unit: holderName(engine, waiter) })
      : holderName(engine, file.holder),
    phone: unit?.contact?.phone ?? null,
    hours: unit?.contact?.hours ?? null,
  }
}

export const toAnswer = two('申请人（答复给{unit}）', 'the applicant (to answer {unit})')
export const yoursToAnswer = two('您（答复给{unit}）', 'you (to answer {unit})')
