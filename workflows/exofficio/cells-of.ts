import type { Proposed } from './case.ts'

/** The cells that a proposal fills or mends. */
export function cellsOf(proposed: Proposed): Readonly<Record<string, string>> {
  const { column, value, column2, value2, column3, value3 } = proposed
  const pairs = [
    [column, value],
    [column2, value2],
    [column3, value3],
  ] as const
  return Object.fromEntries(pairs.flatMap(([code, text]) => (code !== null && text ? [[code, text]] : [])))
}
