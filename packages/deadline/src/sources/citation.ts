import type { Day } from '../day.ts'
import type { Edition } from './act.ts'
import { acts } from './acts.ts'

/** A part of a citation: an act, and the articles of it. */
export type Cited = { readonly act: string; readonly articles: readonly string[] }

/** "GD 46(2); O36 3, 23" taken apart. */
export const citedIn = (citation: string): readonly Cited[] =>
  citation
    .split('; ')
    .filter((part) => part !== '')
    .map((part) => {
      const [act = '', ...rest] = part.split(' ')
      return {
        act,
        articles: rest
          .join(' ')
          .split(', ')
          .filter((one) => one !== ''),
      }
    })

export type CitationFault = {
  readonly act: string
  /** Empty where the act itself is at fault. */
  readonly article: string
  readonly why: 'unknownAct' | 'notInForce' | 'notInEdition'
}

/** A citation must stand in every edition from day to day. */
export function citationFaults(citation: string, from: Day, until: Day | null): readonly CitationFault[] {
  return citedIn(citation).flatMap(({ act, articles }): readonly CitationFault[] => {
    const editions = acts[act]?.editions
    if (editions === undefined) return [{ act, article: '', why: 'unknownAct' }]
    if (!isCovered(editions, from, until)) return [{ act, article: '', why: 'notInForce' }]
    const applied = editions.filter(
      (one) => (until === null || one.from <= until) && (one.until === null || one.until >= from),
    )
    const strange = articles.filter((article) => !applied.every((one) => hasArticle(one, article)))
    return strange.map((article) => ({ act, article, why: 'notInEdition' }))
  })
}

/** No gaps: the first must have begun, the last still stand. */
function isCovered(editions: readonly Edition[], from: Day, until: Day | null): boolean {
  const [first, last] = [editions[0], editions.at(-1)]
  if (first === undefined || last === undefined || first.from > from) return false
  return last.until === null || (until !== null && until <= last.until)
}

/** "46(2)" is of article 46. */
function hasArticle({ articles }: Edition, cited: string): boolean {
  const n = Number.parseInt(cited, 10)
  return articles.some((one) => (typeof one === 'number' ? one === n : one[0] <= n && n <= one[1]))
}
