import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { RuleSet } from '#law/rule-set.ts'
import { ruleSetVersion, rules } from '#law/rules.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import { procedures } from '#workflows/index.ts'

const folder = new URL('../packages/deadline/src/rules/past/', import.meta.url)

/** Present rules, under the version of cases begun today. */
export const rulesNow = (): RuleSet => ({
  version: ruleSetVersion,
  rules,
  targets: Object.fromEntries(
    Object.values(procedures).map(({ id, timing: { limits } }) => [
      id,
      limits.map(({ limit }) => limit).filter((limit) => !rules.includes(limit)),
    ]),
  ),
})

export const keptFile = (version: string): string => `packages/deadline/src/rules/past/${version}.json`

/** One row a line, so that a difference is a line. */
export function keptText({ version, rules: rows, targets }: RuleSet): string {
  const lines = (list: readonly TimeLimit[]) => list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')
  const named = Object.entries(targets).map(([id, list]) => ` "${id}": [\n${lines(list)}\n ]`)
  return `{"version": "${version}",\n"rules": [\n${lines(rows)}\n],\n"targets": {\n${named.join(',\n')}\n}}\n`
}

export const keptVersions = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))

export function keptSet(version: string): RuleSet | null {
  const path = new URL(`${version}.json`, folder)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RuleSet) : null
}

/** Rows and targets changed, new or gone. */
export function changedRows(before: RuleSet, after: RuleSet): readonly string[] {
  const [was, is] = [named(before), named(after)]
  // New procedures have no case begun with the edition.
  const isOfNew = (name: string) => name.includes('.') && before.targets[name.split('.')[0] ?? ''] === undefined
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => !isOfNew(name))
  return names.filter((name) => !isDeepStrictEqual(plain(was.get(name)), plain(is.get(name))))
}

const named = ({ rules: rows, targets }: RuleSet) =>
  new Map([
    ...rows.map((row) => [row.id, row] as const),
    ...Object.entries(targets).flatMap(([id, list]) => list.map((one) => [`${id}.${one.id}`, one] as const)),
  ])

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
