import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { waiterFor } from '#engine/store/held.ts'
import { holderName } from '#engine/store/names.ts'
import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'
import { actingUnit, platformOf } from '#records/directory.ts'
import type { CaseView } from './view.ts'

/** Names whom to call: the unit that acts, else the platform. */
export function holderContact(engine: Engine, file: Pick<CaseFile, 'holder' | 'held'>): CaseView['holderContact'] {
  const { directory } = engine.deployment
  const platform = platformOf(directory)
  const waiter = waiterFor(file)
  const id = (waiter ?? file.holder).unit
  const unit = (id === null ? null : actingUnit(directory, id)) ?? platform
  return {
    name: waiter ? answering(holderName(engine, waiter)) : holderName(engine, file.holder),
    phone: unit?.contact?.phone ?? null,
    hours: unit?.contact?.hours ?? null,
  }
}

const answering = (unit: Bilingual) => fillBoth(toAnswer, { unit })

export const toAnswer = two('申请人（答复给{unit}）', 'the applicant (to answer {unit})')
