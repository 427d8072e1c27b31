import type { Lang } from '#engine/store/person.ts'
import { fill } from '#law/bilingual.ts'
import { readMoney } from '#records/value.ts'
import { when } from '../words/when.ts'

/** Amount from 万元, in yuan where that is shorter. */
export function saidMoney(lang: Lang, value: string): string {
  const amount = readMoney(value)
  if (amount === null) return value
  const yuan = Math.round(amount * 10_000 * 100) / 100
  const grouped = yuan.toLocaleString('en-US', { maximumFractionDigits: 2 })
  const text = amount >= 1 ? when.tenThousands : when.yuan
  return fill(text[lang], { amount: String(amount), yuan: String(yuan), grouped })
}
