import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Progress of a long run, to resume it. */
export type Progress = {
  /** Examples swept: how many points, and what did not hold where. */
  readonly swept: Readonly<
    Record<string, { readonly points: number; readonly wrong: readonly (readonly [string, string])[] }>
  >
  readonly killed: { readonly kills: number; readonly acknowledged: number; readonly lost: readonly string[] }
}

const file = new URL('../../crash.json', import.meta.url)
const none: Progress = { swept: {}, killed: { kills: 0, acknowledged: 0, lost: [] } }

export const progress = (): Progress => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none)

export function keep(part: Partial<Progress>): void {
  writeFileSync(file, JSON.stringify({ ...progress(), ...part }))
}

export const startAfresh = (): void => rmSync(file, { force: true })
