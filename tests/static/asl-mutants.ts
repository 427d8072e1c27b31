import type { AnyStateMachine } from 'xstate'
import type { Asl, AslMode } from '#chart/asl.ts'
import { aslProblems } from '#chart/asl-problems.ts'
import { chartToAsl } from '#chart/chart-to-asl.ts'
import { aslTargets } from '#tests/support/asl-targets.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Path = readonly (string | number)[]
export type Mutant = { readonly what: string; readonly mutant: Json }

/** Names each `nth` mutation that nobody sees, and whether enough were made. */
export function unseen(chart: AnyStateMachine, mode: AslMode, nth: number) {
  const problems = aslProblems(chart, mode, aslTargets)
  const all = mutants(chartToAsl(chart, mode, aslTargets))
  const missed = all.filter(({ mutant }, i) => i % nth === 0 && problems(mutant).length === 0)
  return { missed: missed.map(({ what }) => what), isEnough: all.length > (mode === 'wait' ? 500 : 100) }
}

/** Definitions with a defect: parts missing, names changed, neighbours swapped. */
function mutants(asl: Asl): readonly Mutant[] {
  const whole: Json = JSON.parse(JSON.stringify(asl))
  const names = Object.keys(asl.States)
  return paths(whole).flatMap((path) => [
    { what: `without ${path.join('.')}`, mutant: changed(whole, path, () => undefined) },
    ...renamed(whole, path, names),
    ...swapped(whole, path),
  ])
}

function renamed(whole: Json, path: Path, names: readonly string[]): readonly Mutant[] {
  const value = at(whole, path)
  if (typeof value === 'number') return [mutant(whole, path, 0), mutant(whole, path, 1e6)]
  if (typeof value !== 'string' || path[0] === 'Comment' || path.at(-1) === 'Cause') return []
  const others = names.includes(value)
    ? ['elsewhere', ...spread(names.filter((name) => name !== value))]
    : [`${value}x`]
  return others.map((other) => mutant(whole, path, other))
}

/** At most nine of them, from one end to the other. */
const spread = (names: readonly string[]) => names.filter((_, i) => i % Math.ceil(names.length / 9) === 0)

function swapped(whole: Json, path: Path): readonly Mutant[] {
  const value = at(whole, path)
  if (!Array.isArray(value) || path.at(-1) !== 'Choices') return []
  return value.slice(1).map((_, i) => {
    const [a, b] = [
      [...path, i, 'Next'],
      [...path, i + 1, 'Next'],
    ]
    const once = changed(whole, a, () => at(whole, b))
    return { what: `${a.join('.')} swapped with the next`, mutant: changed(once, b, () => at(whole, a)) }
  })
}

const mutant = (whole: Json, path: Path, to: Json): Mutant => ({
  what: `${path.join('.')} = ${JSON.stringify(to)}`,
  mutant: changed(whole, path, () => to),
})

function paths(value: Json, path: Path = []): readonly Path[] {
  const inner: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? value.map((part, i) => [i, part] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([key, part]) => paths(part, [...path, key]))]
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((part, key) => (isTree(part) ? part[key] : undefined), value)
}

/** Copy with the path's part changed or gone. */
function changed(value: Json, [key, ...rest]: Path, change: () => Json | undefined): Json {
  if (key === undefined || !isTree(value)) return value
  const part = value[key]
  const next = rest.length === 0 ? change() : changed(part ?? null, rest, change)
  if (Array.isArray(value)) return next === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), next)
  const others = Object.entries(value).filter(([name]) => name !== key)
  return Object.fromEntries(
    next === undefined ? others : Object.entries(value).map(([n, v]) => [n, n === key ? next : v]),
  )
}

const isTree = (value: unknown): value is { readonly [key: string | number]: Json } =>
  typeof value === 'object' && value !== null
