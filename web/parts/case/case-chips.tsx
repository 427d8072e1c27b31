import type { Lang } from '#engine/store/person.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { tell } from '#web/tell.ts'
import { chips } from '#web/words/case.ts'
import { Chip } from '../chip.tsx'

type Props = { readonly lang: Lang; readonly one: CaseSummary; readonly now: number; readonly atRisk?: boolean }

/** Shows how urgent a case is: closed, late, today, soon, only estimated. */
export function CaseChips({ lang, one, now, atRisk = false }: Props) {
  const t = tell(lang)
  if (one.closed) return <Chip tone="good">{t(chips.closed)}</Chip>
  const isToday = one.due === shanghaiDay(now)
  return (
    <>
      {one.overdue && <Chip tone="late">{t(chips.overdue)}</Chip>}
      {!one.overdue && isToday && <Chip tone="warn">{t(chips.today)}</Chip>}
      {!one.overdue && !isToday && atRisk && <Chip tone="warn">{t(chips.atRisk)}</Chip>}
      {one.provisional && <Chip tone="wait">{t(one.due === null ? chips.open : chips.provisional)}</Chip>}
    </>
  )
}
