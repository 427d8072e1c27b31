import { longestTier, type Tier } from '#law/publicity-period.ts'
import { currentFields, type RecordFile } from './record.ts'

/** Column of the seriousness, and what a sheet says there. */
export const tierColumn = '失信严重程度'
export const tierInSheet: Readonly<Record<Tier, string>> = { minor: '轻微', general: '一般', serious: '严重' }

/** Suggests a record's seriousness; only the determining unit sets it (O36 11). */
export type TierSuggestion = {
  /** Longest of the recognised; null where none. */
  readonly tier: Tier | null
  /** The words it rests on, each with its article. */
  readonly found: readonly { readonly words: string; readonly tier: Tier; readonly article: string }[]
  /** Only the unit knows: a fine's size (L5), confiscated gains (L6). */
  readonly asks: readonly { readonly words: string; readonly flag: 'L5' | 'L6' }[]
}

type Default = readonly [words: RegExp, tier: Tier, article: string]

/** O36 8–10, where no sector standard is known (L5). */
const defaults: readonly Default[] = [
  [/严重失信主体名单/, 'serious', 'O36 10'],
  [/暂扣|吊销/, 'serious', 'O36 10'],
  [/降低资质等级/, 'serious', 'O36 10'],
  [/限制(开展)?生产经营(活动)?/, 'serious', 'O36 10'],
  [/责令停产停业|责令停产|责令停业/, 'serious', 'O36 10'],
  [/责令关闭/, 'serious', 'O36 10'],
  [/限制从业/, 'serious', 'O36 10'],
  [/没收非法财物/, 'general', 'O36 9'],
  [/警告/, 'minor', 'O36 8'],
  [/通报批评/, 'minor', 'O36 8'],
]

const asking: readonly (readonly [words: RegExp, flag: 'L5' | 'L6'])[] = [
  [/罚款/, 'L5'],
  [/行政拘留/, 'L5'],
  [/没收违法所得/, 'L6'],
]

/** Kinds of penalty in the record; the longest governs (O36 12). */
export function suggestTier(record: RecordFile): TierSuggestion {
  const text = kindsOf(record)
  const found = defaults.flatMap(([words, tier, article]) => {
    const match = words.exec(text)
    return match ? [{ words: match[0], tier, article }] : []
  })
  const asks = asking.flatMap(([words, flag]) => {
    const match = words.exec(text)
    return match ? [{ words: match[0], flag }] : []
  })
  return { tier: longestTier(found.map(({ tier }) => tier)) ?? null, found, asks }
}

function kindsOf(record: RecordFile): string {
  if (record.kind === 'blacklist') return '严重失信主体名单'
  const fields = currentFields(record)
  // 没收违法所得、没收非法财物 is one choice: the content decides.
  const kinds = (fields['CF_CFLB'] ?? '').replace('没收违法所得、没收非法财物', '')
  return `${kinds};${fields['CF_NR'] ?? ''}`
}
