import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Progress of long runs, to resume them. */
export type Progress = {
  /** By which kills and restores are drawn; chosen by the first run. */
  readonly seed: number | null
  /** Examples swept, and what did not hold where. */
  readonly swept: Readonly<Record<string, Swept>>
  /** The example being swept, up to which of its calls. */
  readonly sweeping: null | Sweeping
  readonly killed: { readonly kills: number; readonly acknowledged: number; readonly lost: readonly string[] }
  /** Races that held, by name, in how many orders. */
  readonly raced: Readonly<Record<string, number>>
  readonly restored: { readonly drills: number; readonly states: Readonly<Record<string, number>> }
  readonly soaked: null | Soaked
}
export type Swept = {
  readonly points: number
  readonly runs: number
  readonly wrong: readonly (readonly [string, string])[]
}
export type Sweeping = {
  readonly name: string
  readonly calls: number
  readonly at: number
  readonly runs: number
  readonly wrong: readonly (readonly [string, string])[]
}
export type Soaked = {
  readonly folder: string
  readonly cases: number
  /** Cases filed, and megabytes of the server's own memory then. */
  readonly curve: readonly (readonly [number, number])[]
}

// Outside the checkout where CRASH_STATE names a file.
export const stateFile: string =
  process.env['CRASH_STATE'] ?? fileURLToPath(new URL('../../crash.json', import.meta.url))
const file = pathToFileURL(stateFile)
const none: Progress = {
  ...{ seed: null, swept: {}, sweeping: null, killed: { kills: 0, acknowledged: 0, lost: [] }, raced: {} },
  ...{ restored: { drills: 0, states: {} }, soaked: null },
}

export const progress = (): Progress =>
  existsSync(file) ? { ...none, ...JSON.parse(readFileSync(file, 'utf8')) } : none

/** By a rename: a run cut off leaves no half. */
export function keep(part: Partial<Progress>): void {
  const beside = new URL(`${file.href}.part`)
  writeFileSync(beside, JSON.stringify({ ...progress(), ...part }))
  renameSync(beside, file)
}

/** The run's own: another start draws on from it. */
export function seed(): number {
  const known = progress().seed
  if (known !== null) return known
  const drawn = randomInt(2 ** 30)
  keep({ seed: drawn })
  return drawn
}

export const startAfresh = (): void => rmSync(file, { force: true })

/** The line for docs/measured.md. */
export const tell = (line: string): void => console.log(`${new Date().toISOString().slice(0, 10)}: ${line}`)
