import type { Lang } from '#engine/store/person.ts'
import type { Kept, Oversight } from '#engine/views/oversight-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Sheet } from '../sheet.ts'
import { tell } from '../tell.ts'
import { board } from '../words/staff/board.ts'
import { oversight as words } from '../words/staff/oversight.ts'

/** Figure by table and name, with its value. */
export type FigureRow = readonly [group: string, name: string, figure: string, value: string]

export function oversightSheet(lang: Lang): Sheet<FigureRow> {
  const t = tell(lang)
  return {
    columns: [words.group, words.name, words.figure, words.value].map((name) => t(name)),
    row: (one) => one,
    rest: t(board.rest),
  }
}

type Names = {
  readonly unit: (id: string) => Bilingual
  readonly limit: (procedure: string, rule: string) => Bilingual
  readonly field: (code: string) => Bilingual
}

/** Figures by case, which no county has. */
const byCase = ['received', 'answered', 'paused', 'upheld', 'reopened', 'overturned', 'median', 'p90'] as const

/** The figures of the page, one a row; `isWhole`: no county’s. */
export function oversightRows(lang: Lang, found: Oversight, isWhole: boolean, names: Names): readonly FigureRow[] {
  const t = tell(lang)
  const kept = (group: Bilingual, name: string, one: Kept): readonly FigureRow[] =>
    (['onTime', 'late', 'overdue', 'open'] as const).map((key) => [t(group), name, t(words[key]), String(one[key])])
  return [
    ...found.months.flatMap((one): readonly FigureRow[] => [
      ...[...(isWhole ? byCase : []), 'delay' as const].map(
        (key): FigureRow => [t(words.byMonth), one.month, t(words[key]), one[key] === null ? '' : String(one[key])],
      ),
      ...kept(words.byMonth, one.month, one),
    ]),
    ...found.units.flatMap((one): readonly FigureRow[] => [
      ...kept(words.units, t(names.unit(one.unit)), one),
      [t(words.units), t(names.unit(one.unit)), t(words.delay), String(one.delay)],
    ]),
    ...found.limits.flatMap((one) => kept(words.limits, `${t(names.limit(one.procedure, one.rule))} ${one.rule}`, one)),
    ...found.fields.map(
      ({ field, cases }): FigureRow => [t(words.fields), t(names.field(field)), t(words.cases), String(cases)],
    ),
  ]
}

export const part = (n: number, of: number): number | null => (of === 0 ? null : n / of)
/** Of the limits done; what still runs is no part of it. */
export const shareOf = ({ onTime, late }: Kept): number | null => part(onTime, onTime + late)
export const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10)
