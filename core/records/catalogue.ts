import type { RecordKind } from './kind.ts'
import { type Catalogue, type CatalogueEntry, catalogue, type Domain, type Elsewhere } from './known-kinds.ts'

export { type Catalogue, type CatalogueEntry, catalogue, type Domain, type Elsewhere }

export function entryOf(kind: RecordKind): CatalogueEntry | null {
  return catalogue.kinds.find((entry) => entry.kind === kind) ?? null
}

/** True for a kind known in this domain (GD 55(2): nothing else). */
export function isCatalogued(kind: RecordKind, domain: string): boolean {
  if (!catalogue.domains.some(({ id }) => id === domain)) return false
  return (entryOf(kind)?.domains ?? []).some((pattern) => covers(pattern, domain))
}

/** Its publicity follows the tiers of O36. */
export function isGraded(kind: RecordKind): boolean {
  const entry = entryOf(kind)
  return entry?.adverse === true && entry.shownOf.length > 0
}

/** Domain of a cell, by id or name. */
export function domainNamed(text: string): Domain | null {
  const isCalled =
    (plain: string, as: (name: string) => string) =>
    ({ id, zh, en }: Domain) =>
      as(id) === plain || as(zh) === plain || as(en) === plain
  const narrow = (name: string) => name.normalize('NFKC').toLowerCase()
  const { domains } = catalogue
  // As it stands first: a sheet asks for each of its rows.
  return domains.find(isCalled(text, String)) ?? domains.find(isCalled(narrow(text).trim(), narrow)) ?? null
}

// Told once: a sheet asks for each of its rows.
let known: ReadonlyMap<RecordKind, readonly Domain[]> | undefined
const byKind = () =>
  (known ??= new Map(
    catalogue.kinds.map(({ kind }) => [kind, catalogue.domains.filter(({ id }) => isCatalogued(kind, id))]),
  ))

export const domainsOf = (kind: RecordKind): readonly Domain[] => byKind().get(kind) ?? []

function covers(pattern: string, domain: string): boolean {
  return pattern.endsWith('-*') ? domain.startsWith(pattern.slice(0, -1)) : pattern === domain
}
