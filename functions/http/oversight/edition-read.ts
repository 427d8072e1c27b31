import { changesBetween, type Scope } from '#engine/figures/edition-rows.ts'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { may } from '#engine/people/authorise.ts'
import { findEdition, isContestedUntil, rowsOfDraft, waitsOf, whyNotFrozen } from '#engine/run/editions.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, nameOfUnit, plain } from '#engine/store/names.ts'
import type { Person } from '#engine/store/person.ts'
import type { Edition, EditionRow, RowChange } from '#engine/views/edition-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { EditionNames } from '#web/supervisor/edition-sheet.ts'
import { editions as words } from '#web/words/staff/editions.ts'
import { namesIn } from './figure-names.ts'

export type EditionFound = {
  readonly edition: Edition
  readonly scope: Scope
  /** Those that this reader may see. */
  readonly scopes: readonly Scope[]
  /** Every unit’s figures, and those of none. */
  readonly seesAll: boolean
}

/** An edition, and the part that its reader asks for. */
export async function editionFor(
  engine: Engine,
  person: Person,
  { year, n, of = 'city' }: Readonly<Record<'year' | 'n' | 'of', string | undefined>>,
): Promise<EditionFound | null> {
  if (!may(person, 'edition.read')) return null
  const [y = 0, at = 0] = [year, n].map((text) => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : 0))
  const edition = await findEdition(engine, y, at)
  if (!edition) return null
  const scopes = scopesFor(engine, person, edition)
  const scope = scopes.find((one) => scopeValue(one) === of) ?? scopes[0]
  return scope ? { edition, scope, scopes, seesAll: isOverseer(person) } : null
}

/** Objections that this reader may read. */
export const objectionsFor = (person: Person, { objections }: Edition) =>
  objections.filter(({ unit }) => isOverseer(person) || headed(person).includes(unit))

/** Units for which the reader may object now. */
export const mayObjectFor = (engine: Engine, person: Person, edition: Edition): readonly string[] =>
  isContestedUntil(edition, engine.clock.now()) ? headed(person).filter((unit) => !waitsOf(edition, unit)) : []

/** Differences from its own draft or the edition before. */
export type Differences = { readonly from: 'draft' | number; readonly rows: readonly RowChange[] }

/** Differences of units that the reader sees. */
export async function differencesFor(
  engine: Engine,
  { edition, scope, scopes, seesAll }: EditionFound,
): Promise<readonly Differences[]> {
  const { year, n, rows } = edition
  const [draft, before] = await Promise.all([
    edition.frozen === null ? null : rowsOfDraft(engine, edition),
    n > 1 ? findEdition(engine, year, n - 1) : null,
  ])
  const { units } = engine.deployment.directory
  const areaOf = (unit: string | null) => units.find(({ id }) => id === unit)?.area
  const isIn = (unit: string | null, one: Scope) =>
    one.kind === 'unit' ? unit === one.id : one.kind === 'county' && areaOf(unit) === one.id
  const shown = ({ unit }: EditionRow) =>
    scope.kind === 'city' ? seesAll || scopes.some((one) => isIn(unit, one)) : isIn(unit, scope)
  const between = (was: readonly EditionRow[]) => changesBetween(was.filter(shown), rows.filter(shown))
  return [
    ...(draft ? [{ from: 'draft' as const, rows: between(draft) }] : []),
    ...(before ? [{ from: n - 1, rows: between(before.rows) }] : []),
  ]
}

const [mostTries, pause] = [8, 250]

/** Tries again for two seconds: figures may be moments behind. */
export async function onceCounted(act: () => Promise<AdminOutcome>): Promise<AdminOutcome> {
  for (let tries = 1; ; tries += 1) {
    const done = await act()
    if (tries === mostTries || done.kind === 'done' || done.refusal.code !== 'stillCounting') return done
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

export function freezingFor(engine: Engine, person: Person, edition: Edition) {
  if (edition.frozen !== null || may(person, 'edition.freeze') === null) return null
  return whyNotFrozen(engine, edition) ?? (edition.by === person.id ? 'own' : 'ready')
}

/** Units whose head the reader is. */
const headed = (person: Person): readonly string[] => [
  ...new Set(
    person.roles.flatMap(({ unit }) =>
      unit !== null && may(person, 'edition.object', { holder: unit }) ? [unit] : [],
    ),
  ),
]

/** Supervisor or auditor: every unit’s figures. */
const isOverseer = ({ roles }: Person): boolean =>
  roles.some(({ role, unit }) => (role === 'supervisor' || role === 'auditor') && unit === null)

/** The city, and all, a county or own units. */
function scopesFor({ deployment }: Engine, person: Person, { rows }: Edition): readonly Scope[] {
  const { units } = deployment.directory
  const named = units.filter(({ id }) => rows.some(({ unit }) => unit === id))
  const over = person.roles.flatMap((seat) => seat.over ?? [])
  const isSeen = (id: string) => isOverseer(person) || over.includes(id) || headed(person).includes(id)
  const seen = named.filter(({ id }) => isSeen(id))
  const counties = [...new Set(named.map(({ area }) => area))].filter(
    (area) => isOverseer(person) || units.some((unit) => unit.area === area && over.includes(unit.id)),
  )
  return [
    { kind: 'city' },
    ...counties.toSorted().map((id): Scope => ({ kind: 'county', id })),
    ...seen.map(({ id }): Scope => ({ kind: 'unit', id })),
  ]
}

export const scopeValue = (scope: Scope): string => (scope.kind === 'city' ? 'city' : `${scope.kind}:${scope.id}`)

export function nameOfScope(engine: Engine, scope: Scope): Bilingual {
  if (scope.kind === 'city') return words.city
  if (scope.kind === 'unit') return nameOfUnit(engine, scope.id)
  return scope.id === engine.deployment.area ? words.ofCity : countyName(engine, scope.id)
}

export function namesFor(engine: Engine): EditionNames {
  const { limit } = namesIn(engine)
  return {
    limit,
    unit: (id) => (id === null ? words.noUnit : nameOfUnit(engine, id)),
    procedure: (id) => engine.procedures[id]?.pages.words.title ?? plain(id),
  }
}
