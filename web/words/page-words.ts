import { type Bilingual, fillBoth, two } from '#law/bilingual.ts'

/** Titles that other pages link to. */
export const titles = {
  channels: { zh: '向谁提出异议', en: 'Where to file an objection' },
  domains: { zh: '各领域信用记录', en: 'Records by domain' },
  listMeasures: { zh: '惩戒和激励措施清单', en: 'Measures and rewards of lists' },
  notices: { zh: '公告', en: 'Public notices' },
  verify: { zh: '核验文书', en: 'Verify a paper' },
  ledger: { zh: '核对本网站的日志', en: 'Check the log of this site' },
  privacy: { zh: '个人信息处理说明', en: 'Privacy notice' },
  accessibility: { zh: '无障碍说明', en: 'Accessibility' },
  siteMap: { zh: '网站地图', en: 'Site map' },
  absences: { zh: '人员外出', en: 'Absences' },
  orders: { zh: '督办单', en: 'Supervision orders' },
  recipients: { zh: '接收单位', en: 'Recipients' },
  rechecks: { zh: '承诺核查', en: 'Rechecks of commitments' },
  bulletins: { zh: '月度通报', en: 'Monthly bulletins' },
  editions: { zh: '年度统计', en: 'Yearly figures' },
  holidays: { zh: '放假安排', en: 'Holidays' },
  settings: { zh: '设置', en: 'Settings' },
  erasures: { zh: '到期案件删除', en: 'Erasures' },
  incidents: { zh: '个人信息安全事件', en: 'Incidents' },
  accounts: { zh: '账号复核', en: 'Review of accounts' },
} as const

/** Row of an area's CSV: words by key. */
export type PageWord = {
  readonly area: string
  readonly key: string
  readonly zh: string
  readonly en: string
  /** Its end in its file. */
  readonly line?: number
}
export type Areas = Readonly<Record<string, object>>
export type PageWordProblem = { readonly word: PageWord; readonly zh: string; readonly en: string }

/** The program's own texts by key: `mine.title`; computed ones have none. */
export const wordsOf = (area: string, words: object): readonly PageWord[] =>
  textsIn(words, []).map(({ key, text }) => ({ area, key, ...ownOf(text) }))

/** Words of every area for its CSV, shared ones once. */
export function exported(areas: Areas): readonly { readonly area: string; readonly rows: readonly PageWord[] }[] {
  const seen = new Set<Bilingual>()
  return Object.entries(areas).map(([area, words]) => {
    const first = textsIn(words, []).filter(({ text }) => !seen.has(text) && seen.add(text))
    return { area, rows: first.map(({ key, text }) => ({ area, key, ...ownOf(text) })) }
  })
}

/** Faults of words that are to replace the program's. */
export function pageWordProblems(areas: Areas, words: readonly PageWord[]): readonly PageWordProblem[] {
  return words.flatMap((word) => {
    const text = textsIn(areas[word.area] ?? {}, []).find(({ key }) => key === word.key)?.text
    if (!text) return [{ word, ...problems.noKey }]
    return (['zh', 'en'] as const).flatMap((lang) => wrongIn(word, ownOf(text), lang))
  })
}

/** Sets a deployment's words once, before the first page. */
export function setPageWords(areas: Areas, words: readonly PageWord[]): void {
  for (const { area, key, zh, en } of words) {
    const found = textsIn(areas[area] ?? {}, []).find((one) => one.key === key)
    if (!found) continue
    owns.set(found.text, ownOf(found.text))
    Object.assign(found.text, { zh, en })
  }
}

/** The program's own words of texts that were replaced. */
const owns = new WeakMap<Bilingual, Bilingual>()
const ownOf = (text: Bilingual): Bilingual => owns.get(text) ?? two(text.zh, text.en)

function wrongIn(word: PageWord, own: Bilingual, lang: 'zh' | 'en'): readonly PageWordProblem[] {
  const [was, is] = [own[lang], word[lang]]
  if (was !== '' && is.trim() === '') return [{ word, ...fillBoth(problems.empty, { lang }) }]
  const most = Math.max(20, was.length * 2)
  const long = is.length > most ? [{ word, ...fillBoth(problems.long, { lang, n: is.length, most }) }] : []
  const names = namesIn(was).join(', ') || '—'
  return namesIn(was).join() === namesIn(is).join()
    ? long
    : [...long, { word, ...fillBoth(problems.placeholders, { lang, names }) }]
}

/** Faults of a CSV of words, each with what to do. */
export const problems = {
  noKey: two(
    '没有这一项。请改回导出时的 key，或者删去此行。',
    'there is no such key. Put back the key as exported, or delete the row.',
  ),
  empty: two(
    '{lang} 是空的。请填写；不改的，照抄原文。',
    '{lang} is empty. Fill it in; copy the old words to keep them.',
  ),
  long: two('{lang} 有 {n} 个字符，最多 {most} 个。请缩短。', '{lang} has {n} characters; at most {most}. Shorten it.'),
  placeholders: two(
    '{lang} 的占位符应当是 {names}。请逐字补回，系统在此填入内容。',
    'the placeholders of {lang} must be {names}. Put each back as it was: the program fills it in.',
  ),
} as const

/** A problem's place: the file and line, then the key. */
export const placeOf = ({ area, key, line }: PageWord): Bilingual =>
  line === undefined ? two(`${area}.csv ${key}`, `${area}.csv ${key}`) : fillBoth(place, { area, key, line })

export const place = two('{area}.csv 第 {line} 行 {key}', '{area}.csv line {line} {key}')

const namesIn = (text: string) => [...new Set([...text.matchAll(/\{\w+\}/g)].map(([name]) => name))].toSorted()

type Found = { readonly key: string; readonly text: Bilingual }

function textsIn(value: unknown, path: readonly string[]): readonly Found[] {
  if (typeof value !== 'object' || value === null) return []
  if (isText(value)) return [{ key: path.join('.'), text: value }]
  return Object.entries(value).flatMap(([name, below]) => textsIn(below, [...path, name]))
}

const isText = (value: object): value is Bilingual =>
  'zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string'
