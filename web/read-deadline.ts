import { type Figure, figureOf, type Question } from '#law/calculate.ts'
import { daysBetween, isDay } from '#law/day.ts'
import type { Length, Span } from '#law/deadline.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { readLegalDay, type Values } from './values.ts'
import type { faults } from './words/faults.ts'

type Result =
  | { readonly kind: 'read'; readonly question: Question }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
type Faults = Record<string, keyof typeof faults>

/** Numbers of the pauses in the form. */
export const pauses = [1, 2] as const

/** More days are not shown one by one. */
const most = { workingDays: 250, calendarDays: 366, months: 120 } as const
const longestPause = 366

/** The question of the deadline calculator, from the form of `DeadlinePage`. */
export function readDeadline(values: Values, figures: readonly Figure[]): Result {
  const found: Faults = {}
  const of = readLength(values, figures, found)
  const start = readLegalDay(values, 'start')
  if (!isDay(start)) found['start'] = 'badDate'
  const excluded = pauses.flatMap((n) => readPause(values, n, found))
  if (Object.keys(found).length > 0 || of === null) {
    return { kind: 'refused', refusal: { code: 'malformed', fields: found } }
  }
  return { kind: 'read', question: { of, start, excluded } }
}

function readLength(values: Values, figures: readonly Figure[], found: Faults): Question['of'] | null {
  const rule = values['rule'] ?? ''
  const n = (values['n'] ?? '').normalize('NFKC').trim()
  if (rule !== '' && n === '') return figureOf(rule, figures) ?? refuse(found, 'rule', 'choose')
  if (rule !== '') return refuse(found, 'n', 'ruleOrLength')
  if (n === '') return refuse(found, 'rule', 'ruleOrLength')
  const unit = units[values['unit'] ?? '']
  if (unit === undefined) return refuse(found, 'unit', 'choose')
  if (!/^\d{1,4}$/.test(n)) return refuse(found, 'n', 'badNumber')
  return Number(n) > most[unit.unit] ? refuse(found, 'n', 'tooMany') : { ...unit, n: Number(n) }
}

const units: Readonly<Record<string, Omit<Length, 'n'>>> = {
  workingDays: { unit: 'workingDays', as: 'act' },
  calendarDays: { unit: 'calendarDays', as: 'act' },
  months: { unit: 'months', as: 'act' },
  period: { unit: 'months', as: 'period' },
}

/** Both ends are out of the count; left empty, there is none. */
function readPause(values: Values, n: number, found: Faults): readonly Span[] {
  const [fromName, toName] = [`pause${n}from`, `pause${n}to`]
  const isEmpty = (name: string) => ['year', 'month', 'day'].every((part) => !values[`${name}.${part}`]?.trim())
  if (isEmpty(fromName) && isEmpty(toName)) return []
  const [from, to] = [readLegalDay(values, fromName), readLegalDay(values, toName)]
  if (!isDay(from)) found[fromName] = 'badDate'
  if (!isDay(to)) found[toName] = 'badDate'
  if (!isDay(from) || !isDay(to)) return []
  if (from <= to && daysBetween(from, to) <= longestPause) return [{ from, to }]
  found[toName] = from > to ? 'beforeStart' : 'tooMany'
  return []
}

function refuse(found: Faults, name: string, code: keyof typeof faults): null {
  found[name] = code
  return null
}
