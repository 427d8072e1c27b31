import type { Lang } from '#engine/store/person.ts'
import { readMoney } from '#records/value.ts'

/** Amount from 万元, in yuan where that is shorter. */
export function saidMoney(lang: Lang, value: string): string {
  const amount = readMoney(value)
  if (amount === null) return value
  const yuan = Math.round(amount * 10_000 * 100) / 100
  const grouped = yuan.toLocaleString('en-US', { maximumFractionDigits: 2 })
  if (lang === 'en') return `${grouped} yuan`
  return amount >= 1 ? `${amount} 万元` : `${yuan} 元`
}
