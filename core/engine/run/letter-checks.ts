import { peopleOf } from '#engine/people/people.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { namesOfUnits } from '#engine/store/names.ts'
import { fillBoth } from '#law/bilingual.ts'
import { isThere, type Unit } from '#records/directory.ts'
import { checkWords } from '#words/check-words.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Finding } from './host-tools.ts'

/** Checks that letters can name 代字, contact and remedies. */
export async function letterChecks(store: StoreReader): Promise<readonly Finding[]> {
  const local = store.deployment.directory.units.filter((unit) => unit.level !== 'province' && isThere(unit))
  const seated = await Promise.all(local.map(async (unit) => ({ unit, signs: await signs(store, unit.id) })))
  const units = seated.filter((one) => one.signs).map(({ unit }) => unit)
  return [
    found(
      'letterRemedies',
      units.filter(({ remedies }) => !remedies?.confirmed),
    ),
    found(
      'letterContacts',
      units.filter((unit) => !isReachable(unit)),
    ),
  ]
}

async function signs(store: StoreReader, unit: string): Promise<boolean> {
  const roles: readonly Role[] = ['officer', 'head', 'intake', 'intakeHead']
  const people = await Promise.all(roles.map((role) => peopleOf(store, { role, unit })))
  return people.some(({ length }) => length > 0)
}

const isReachable = ({ codeWord, contact }: Unit): boolean =>
  Boolean(codeWord && contact?.person && contact.phone && contact.address)

function found(code: 'letterRemedies' | 'letterContacts', units: readonly Unit[]): Finding {
  const { ok, missing, remedy } = checkWords[code]
  if (units.length === 0) return { code, level: 'ok', what: ok, remedy: null }
  return { code, level: 'warning', what: fillBoth(missing, { units: namesOfUnits(units) }), remedy }
}
