import type { Bilingual } from '#law/bilingual.ts'
import { fieldOf, layoutOf } from '#records/layout.ts'
import type { RecordFile } from '#records/record.ts'
import { readMoney } from '#records/value.ts'

type Cell = { readonly column: string; readonly value: string }
type Decided = {
  readonly what: string
  readonly money: readonly { readonly name: Bilingual; readonly value: string }[]
}

/** Category of the decision, else its first text. */
export function decidedIn(kind: RecordFile['kind'], cells: readonly Cell[]): Decided {
  const { decided, roles } = layoutOf(kind)
  const filled = (column: string) => cells.find((cell) => cell.column === column)?.value ?? ''
  const named = ['CF_CFLB', ...decided].filter((column) => column !== roles.decisionDate)
  const texts = named.filter((column) => fieldOf(kind, column)?.type === 'text').map(filled)
  const money = cells.filter(
    ({ column, value }) => fieldOf(kind, column)?.type === 'money' && (readMoney(value) ?? 0) > 0,
  )
  return {
    what: texts.find((text) => text !== '') ?? '',
    money: money.map(({ column, value }) => ({ name: nameOf(kind, column), value })),
  }
}

export function nameOf(kind: string, column: string): Bilingual {
  const field = fieldOf(kind, column)
  return field ? { zh: field.zh, en: field.en } : { zh: column, en: column }
}
