import type { Bilingual } from './bilingual.ts'
import { citationText } from './source.ts'
import type { TimeLimit } from './time-limit.ts'

/** Grounds of a limit: articles, another authority's rules, or a city target. */
export function basisText({ citation, informative }: Pick<TimeLimit, 'citation' | 'informative'>): Bilingual {
  if (citation !== '') return citationText(citation)
  return informative ? theirs : ours
}

const ours: Bilingual = { zh: '本市自定的办理目标', en: 'A target of the city’s own' }
const theirs: Bilingual = {
  zh: '主管部门的规定，条文待核对',
  en: 'Rules of the authority in charge; the article is still to be checked',
}
