import type { Paper } from '#engine/papers/paper.ts'
import { paperKind, paperOf } from '#engine/papers/paper-kind.ts'
import { peopleOf } from '#engine/people/people.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { dueBuckets, dueMailOf, moment } from '#engine/store/keys.ts'
import { namesOfUnits } from '#engine/store/names.ts'
import { everyItem } from '#engine/store/read.ts'
import { fillBoth, two } from '#law/bilingual.ts'
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

/** Printing takes seconds; after this somebody has to look. */
const mayTake = 30 * 60_000
const hour = 60 * 60_000
/** Letters stand in the same lists; enough to find papers. */
const mostRead = 2000
const mostNamed = 5

/** Names papers that are issued, and neither printed nor sealed. */
export async function paperCheck(store: StoreReader): Promise<Finding> {
  const buckets = Array.from({ length: dueBuckets }, (_, bucket) => draftsIn(store, bucket))
  const drafts = (await Promise.all(buckets)).flat().toSorted((a, b) => a.issuedAt - b.issuedAt)
  const { ok, stuck, remedy } = checkWords.papers
  if (drafts.length === 0) return { code: 'papers', level: 'ok', what: ok, remedy: null }
  const named = drafts.slice(0, mostNamed).map(({ facts }) => facts.number)
  const list = `${named.join('、')}${drafts.length > mostNamed ? ' …' : ''}`
  return { code: 'papers', level: 'error', what: fillBoth(stuck, { n: drafts.length, list: two(list, list) }), remedy }
}

async function draftsIn({ table, clock }: StoreReader, bucket: number): Promise<readonly Paper[]> {
  const found: Paper[] = []
  let read = 0
  const to = `${moment(clock.now() + hour)}~`
  for await (const item of everyItem(table, { index: 'due', pk: dueMailOf(bucket), to })) {
    read += 1
    // By key: the whole register would come with its reader.
    if (paperKind.keys.some((shape) => shape.parts(item) !== null)) found.push(paperOf(item))
    if (read === mostRead) break
  }
  return found.filter(({ issuedAt }) => issuedAt < clock.now() - mayTake)
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
