import { z } from 'zod'
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

/** Schema of a cell of the column where it is not empty. */
export function fieldSchema(field: Field): z.ZodType<string> {
  const text = z.string().max(field.max ?? 20_000, 'tooLong')
  if (field.type === 'date') return text.refine((value) => value === '' || readDay(value) !== null, 'badDate')
  if (field.type === 'money') return text.refine(isAmount, 'badMoney')
  return text
}

function isAmount(value: string): boolean {
  if (value === '') return true
  const amount = readMoney(value)
  return amount !== null && amount >= 0
}
