import type { CaseView } from '#engine/views/view.ts'
import { ProgressBar } from '../parts/case/progress-bar.tsx'
import { sayCause } from '../say-cause.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { myCase as words } from '../words/applicant.ts'

/** Standing of a case: place, refusal or pause. */
export function CaseNews({ shell, one }: { shell: Shell; one: CaseView }) {
  return (
    <>
      <ProgressBar shell={shell} of={{ ...one, saysDay: one.awaitsYou === true && one.holderDue !== null }} />
      <RefusalOrPause shell={shell} one={one} />
    </>
  )
}

function RefusalOrPause({ shell, one }: { shell: Shell; one: CaseView }) {
  const t = tell(shell.lang)
  return (
    <>
      {one.ending === 'refused' && (
        <div class="callout warn">
          <p>{t(one.isMain ? words.refused : words.refusedPlain)}</p>
          {one.proposal?.refusal && <p class="text">{one.proposal.refusal}</p>}
        </div>
      )}
      {one.pause && (
        <p class="callout">
          {t(words.paused, {
            cause: sayCause(shell.lang, one.pause.cause),
            day: sayDay(shell.lang, one.pause.expectedEnd),
          })}
        </p>
      )}
    </>
  )
}
