import type { BulletinFigures } from '#engine/figures/bulletin-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { tell } from '../tell.ts'
import { sayMonth } from '../when.ts'
import { bulletins as words } from '../words/staff/bulletins.ts'
import { oversight } from '../words/staff/oversight.ts'
import { percent, shareOf } from './oversight-sheet.ts'

type Names = (unit: string) => Bilingual

/** First words of a bulletin, made from its figures alone. Pure. */
export function bulletinDraft(lang: 'zh' | 'en', month: string, figures: BulletinFigures, nameOf: Names): string {
  const t = tell(lang)
  const { received, answered, onTime, late, overdue, open } = figures
  const share = percent(shareOf(figures))
  const units = figures.units
    .filter((one) => one.late + one.overdue > 0)
    .toSorted((a, b) => b.late + b.overdue - (a.late + a.overdue))
    .map(({ unit, delay, ...one }) => t(words.draftUnit, { unit: t(nameOf(unit)), n: one.late + one.overdue, delay }))
  const gap = lang === 'zh' ? '' : ' '
  const first = [
    t(words.draftWhole, { month: sayMonth(lang, month), received, answered, onTime, late, overdue, open }),
    ...(share === null ? [] : [t(words.draftShare, { share })]),
  ].join(gap)
  const second =
    units.length === 0 ? t(words.draftNone) : t(words.draftLate, { units: units.join(lang === 'zh' ? '；' : '; ') })
  return [first, second, ...(units.length === 0 ? [] : [t(words.draftAsk)])].join('\n\n')
}

/** Table of the units, the latest first. */
export function bulletinTable(lang: 'zh' | 'en', { units }: BulletinFigures, nameOf: Names) {
  const t = tell(lang)
  const { onTime, late, overdue, open, delay } = oversight
  return {
    head: [words.unit, onTime, late, overdue, open, delay].map((name) => t(name)),
    rows: units.map((one) => [
      t(nameOf(one.unit)),
      ...[one.onTime, one.late, one.overdue, one.open, one.delay].map(String),
    ]),
  }
}
