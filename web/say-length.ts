import type { Lang } from '#engine/view.ts'
import { lengthOf, type TimeLimit } from '#law/time-limit.ts'
import type { Bilingual } from '#workflows/procedure.ts'
import { tell } from './tell.ts'

/** 3 个工作日. */
export function sayLength(lang: Lang, limit: TimeLimit): string {
  const length = lengthOf(limit)
  if (!length) return '—'
  return tell(lang)(length.n === 1 ? one[length.unit] : many[length.unit], { n: length.n })
}

type Unit = NonNullable<ReturnType<typeof lengthOf>>['unit']

const many: Readonly<Record<Unit, Bilingual>> = {
  workingDays: { zh: '{n} 个工作日', en: '{n} working days' },
  calendarDays: { zh: '{n} 日', en: '{n} days' },
  months: { zh: '{n} 个月', en: '{n} months' },
}
const one: Readonly<Record<Unit, Bilingual>> = {
  workingDays: { zh: '{n} 个工作日', en: '{n} working day' },
  calendarDays: { zh: '{n} 日', en: '{n} day' },
  months: { zh: '{n} 个月', en: '{n} month' },
}
