import type { CaseView } from '#engine/views/view.ts'
import { hasDays } from '../has-days.ts'
import { asset, to } from '../link.ts'
import { ClockPanel } from '../parts/case/clock-panel.tsx'
import { Fold } from '../parts/fold.tsx'
import { ClockStatement } from '../parts/paper-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'
import { progress } from '../words/progress.ts'
import { bundle } from '../words/staff/bundle.ts'
import { track } from '../words/track.ts'

type Props = { readonly shell: Shell; readonly one: CaseView; readonly isFiler: boolean }

/** Calendar days, receipt, and the whole to take along. */
export function CaseDays({ shell, one, isFiler }: Props) {
  const t = tell(shell.lang)
  return (
    <p>
      {hasDays(one) && <a href={asset(shell, paths.dates(one.id))}>{t(track.dates)}</a>}
      {hasDays(one) && isFiler && ' · '}
      {isFiler && <a href={to(shell, paths.receipt(one.id))}>{t(words.receipt)}</a>}
      {(hasDays(one) || isFiler) && ' · '}
      <a href={to(shell, paths.myZip(one.id))} download>
        {t(bundle.link)}
      </a>
    </p>
  )
}

/** Limits as counted, folded. */
export function CountedDays({ shell, one }: Omit<Props, 'isFiler'>) {
  if (one.clocks.length === 0) return null
  return (
    <Fold title={tell(shell.lang)(progress.counted)}>
      <ClockPanel lang={shell.lang} clocks={one.clocks} />
      <ClockStatement shell={shell} id={one.id} />
    </Fold>
  )
}
