import type { Bilingual } from './bilingual.ts'
import { citationText } from './source.ts'
import type { TimeLimit } from './time-limit.ts'

/** Grounds of a limit: articles, another authority's rules, or a city target. */
export function basisText({ citation, informative }: Pick<TimeLimit, 'citation' | 'informative'>): Bilingual {
  if (citation !== '') return citationText(citation)
  return informative ? noArticle.theirs : noArticle.ours
}

export const noArticle = {
  ours: { zh: '本市自定的办理目标', en: 'A target of the city’s own' },
  theirs: {
    zh: '主管部门的规定，条文待核对',
    en: 'Rules of the authority in charge; the article is still to be checked',
  },
} as const
