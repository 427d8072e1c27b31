import { type Bilingual, fill, fillBoth, two } from './bilingual.ts'
import { chineseNumber } from './chinese-number.ts'
import type { Day } from './day.ts'
import { sayKnown } from './say.ts'
import { acts, editionOn } from './sources/acts.ts'
import { citedIn } from './sources/citation.ts'

/** "GD 46(2); O36 3, 23" in words; empty for our own limits. */
export function citationText(citation: string): Bilingual {
  const parts = citedIn(citation)
  return {
    zh: parts.map(({ act, articles }) => `《${nameOf(act).zh}》${articles.map(inChinese).join('、')}`).join('、'),
    en: parts
      .map(({ act, articles }) =>
        [nameOf(act).en, ...(articles.length === 0 ? [] : [`art. ${articles.join(', ')}`])].join(', '),
      )
      .join('; '),
  }
}

/** Editions of each cited act on a day. */
export function editionText(citation: string, day: Day): Bilingual {
  const named = citedIn(citation).flatMap(({ act }) => {
    const one = editionOn(act, day)
    return one ? [{ one, since: fillBoth(citationWords.since, { day: sayKnown(one.from) }) }] : []
  })
  return {
    zh: named.map(({ one, since }) => [one.text?.zh, one.number, since.zh].filter(Boolean).join('，')).join('；'),
    en: named.map(({ one, since }) => [one.text?.en, one.number, since.en].filter(Boolean).join(', ')).join('; '),
  }
}

const nameOf = (act: string): Bilingual => acts[act] ?? { zh: act, en: act }

/** 46(2) → 第四十六条第（二）项. */
const inChinese = (article: string) =>
  article.replace(/^(\d+)(?:\((\d+)\))?$/, (_, n, item) =>
    fill((item === undefined ? citationWords.article : citationWords.item).zh, {
      article: chineseNumber(Number(n)),
      item: chineseNumber(Number(item ?? 0)),
    }),
  )

/** Words of citations, for cities to change; English gives numbers. */
export const citationWords = {
  since: two('{day}起施行', 'in force from {day}'),
  article: two('第{article}条', ''),
  item: two('第{article}条第（{item}）项', ''),
} as const
