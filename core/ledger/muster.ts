import type { Checkpoint } from './checkpoint.ts'

/** Moves that the number of sealed items had made. */
export const musterLines = (moved: number): readonly string[] => [`muster ${moved}`]

/** 0 where no such number was kept. */
export function mustered({ extensions }: Checkpoint): number {
  const said = extensions.find((line) => /^muster [1-9]\d{0,15}$/.test(line))
  return Number(said?.split(' ')[1] ?? 0)
}
