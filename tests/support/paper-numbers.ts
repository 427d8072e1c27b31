import type { Paper } from '#engine/papers/paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { Item } from '#engine/store/ports.ts'

/** Faults of numbers: series without gaps, a number a paper. */
export function numberProblems(items: readonly Item[]): readonly string[] {
  const papers = items.filter(({ sk }) => sk.startsWith('paper#')).map(paperOf)
  const own = new Map<string, number[]>()
  for (const { facts } of papers.filter(isNumbered)) {
    const [, series = '', n = ''] = /^(.*〕)(\d+)号$/.exec(facts.number) ?? []
    own.set(series, [...(own.get(series) ?? []), Number(n)])
  }
  const counted = items.filter(({ pk }) => pk.startsWith('series#')).map(({ body }) => Number(body))
  const drawn = [...own.values()].map(({ length }) => length)
  const lists = [...own].filter(([, list]) => list.toSorted((a, b) => a - b).some((n, i) => n !== i + 1))
  return [
    ...lists.map(([series, list]) => `${series} has the numbers ${list.join(', ')}`),
    ...(`${counted.toSorted()}` === `${drawn.toSorted()}` ? [] : [`counters ${counted}, papers ${drawn}`]),
  ]
}

const isNumbered = ({ facts }: Paper) => facts.number !== facts.caseNumber
