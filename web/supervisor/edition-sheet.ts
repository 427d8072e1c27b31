import type { Lang } from '#engine/store/person.ts'
import type { EditionRow, RowChange } from '#engine/views/edition-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Sheet } from '../sheet.ts'
import { tell } from '../tell.ts'
import { editions as words } from '../words/staff/editions.ts'

export type EditionNames = {
  readonly unit: (id: string | null) => Bilingual
  readonly procedure: (id: string) => Bilingual
  readonly limit: (procedure: string, rule: string) => Bilingual
}

/** A row of a scope: the city, a county or a unit. */
export type ScopedRow = EditionRow & { readonly scope: Bilingual }

export const figuresOfRow = ['onTime', 'late', 'lateByDate', 'overdue', 'open', 'rescinded'] as const

export function editionSheet(lang: Lang, names: EditionNames): Sheet<ScopedRow> {
  const t = tell(lang)
  const named = [words.scope, words.procedure, words.rule, words.limit, ...figuresOfRow.map((name) => words[name])]
  return {
    columns: [...named, words.share].map((name) => t(name)),
    row: (one) => [
      ...[t(one.scope), t(names.procedure(one.procedure)), one.rule, t(names.limit(one.procedure, one.rule))],
      ...figuresOfRow.map((name) => String(one[name])),
      sayShare(one),
    ],
    rest: t(words.tooLong),
  }
}

/** Of the limits done, by the instant. */
export const sayShare = ({ onTime, late }: Pick<EditionRow, 'onTime' | 'late'>): string =>
  onTime + late === 0 ? '—' : `${Math.round((onTime / (onTime + late)) * 1000) / 10}%`

/** Each figure that changed, with what it was and is. */
export const changedFigures = (lang: Lang, changes: readonly RowChange[], names: EditionNames) =>
  changes.flatMap(({ before, after }) => {
    const t = tell(lang)
    const at = after ?? before
    if (!at) return []
    const limit = `${t(names.limit(at.procedure, at.rule))} ${at.rule}`
    return figuresOfRow
      .map((name) => [name, before?.[name] ?? 0, after?.[name] ?? 0] as const)
      .filter(([, was, is]) => was !== is)
      .map(([name, was, is]) => [t(names.unit(at.unit)), limit, t(words[name]), String(was), String(is)])
  })

/** Edition with which another is compared. */
export const sayFrom = (lang: Lang, from: 'draft' | number): string =>
  from === 'draft' ? tell(lang)(words.changesOfDraft) : tell(lang)(words.changes, { n: from })

/** Differences, one figure a row. */
export const changesSheet = (lang: Lang): Sheet<readonly string[]> => ({
  columns: [words.differences, words.unit, words.limit, words.figure, words.before, words.after].map((name) =>
    tell(lang)(name),
  ),
  row: (cells) => cells,
  rest: tell(lang)(words.tooLong),
})
