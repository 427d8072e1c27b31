import type { Lang } from '#engine/store/person.ts'
import { fill } from '#law/bilingual.ts'
import { fieldOf, layouts } from '#records/layout.ts'
import { readMoney } from '#records/value.ts'
import { sayIfDay } from '../when.ts'
import { when } from '../words/when.ts'

const yuanOf = (amount: number) => Math.round(amount * 10_000 * 100) / 100
const inGroups = (yuan: number) => yuan.toLocaleString('en-US', { maximumFractionDigits: 2 })

/** Amount from 万元, in yuan where that is shorter. */
export function saidMoney(lang: Lang, value: string): string {
  const amount = readMoney(value)
  if (amount === null) return value
  const yuan = yuanOf(amount)
  const text = amount >= 1 ? when.tenThousands : when.yuan
  return fill(text[lang], { amount: String(amount), yuan: String(yuan), grouped: inGroups(yuan) })
}

/** Value of a record's column: a day in words, an amount of 万元 in yuan too, so that a wrong unit is seen. */
export function sayValue(lang: Lang, column: string | null, value: string): string {
  const amount = column !== null && isMoney(column) ? readMoney(value) : null
  if (amount === null) return sayIfDay(lang, value)
  return fill(when.inYuan[lang], { value, grouped: inGroups(yuanOf(amount)) })
}

const isMoney = (column: string) => layouts().some(({ kind }) => fieldOf(kind, column)?.type === 'money')
