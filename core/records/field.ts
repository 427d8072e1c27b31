import { readDay, readMoney } from './value.ts'

/** One column of the 双公示 standard. */
export type Field = {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly type: 'text' | 'choice' | 'date' | 'money' | 'identityNumber'
  readonly max?: number
  readonly public: boolean
  /** Other headings the same column has had. */
  readonly aliases?: readonly string[]
}

/** Fault of a cell of the column; null: none. */
export function cellFault({ max = 20_000, type }: Field, value: string): 'tooLong' | 'badDate' | 'badMoney' | null {
  if (value.length > max) return 'tooLong'
  if (value === '') return null
  if (type === 'date') return readDay(value) === null ? 'badDate' : null
  return type === 'money' && !isAmount(value) ? 'badMoney' : null
}

function isAmount(value: string): boolean {
  const amount = readMoney(value)
  return amount !== null && amount >= 0
}
