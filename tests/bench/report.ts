import { writeFileSync } from 'node:fs'

/** One goal of the quality figures, and what this run reached. */
export type Goal = {
  readonly id: string
  readonly what: string
  readonly goal: string
  readonly reached: string
  readonly met: boolean
}
type Row = Readonly<Record<string, string | number | boolean>>

/** Prints figures as a table, and JSON to `BENCH_JSON`. */
export function report(bench: string, figures: readonly Row[], goals: readonly Goal[]): void {
  console.table(figures.map(rounded))
  if (goals.length > 0) console.table(goals)
  const path = process.env['BENCH_JSON']
  const { platform, version } = process
  if (path)
    writeFileSync(
      path,
      JSON.stringify({ bench, at: new Date().toISOString(), platform, node: version, figures, goals }),
    )
}

export const atMost = (id: string, what: string, reached: number, most: number): Goal => ({
  id,
  what,
  goal: `≤ ${most}`,
  reached: short(reached),
  met: reached <= most,
})

export const atLeast = (id: string, what: string, reached: number, least: number): Goal => ({
  id,
  what,
  goal: `≥ ${least}`,
  reached: short(reached),
  met: reached >= least,
})

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return ((sorted[half] ?? Number.NaN) + (sorted[sorted.length - 1 - half] ?? Number.NaN)) / 2
}

const rounded = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? Number(short(value)) : value]),
  )

const short = (value: number) =>
  String(Number(value.toPrecision(3 + Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 2))))
