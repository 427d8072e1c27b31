import type { CaseView } from '#engine/views/view.ts'
import { ProgressBar } from '../parts/case/progress-bar.tsx'
import { sayCause } from '../say-cause.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { myCase as words } from '../words/applicant.ts'
import { progress as progressWords } from '../words/progress.ts'

/** Standing of a case: latest act, place, refusal or pause. */
export function CaseNews({ shell, one }: { shell: Shell; one: CaseView }) {
  return (
    <>
      <JustDone shell={shell} one={one} />
      <ProgressBar shell={shell} of={one} />
      <RefusalOrPause shell={shell} one={one} />
    </>
  )
}

/** Tells after an act that it arrived, and who has it. */
function JustDone({ shell, one }: { shell: Shell; one: CaseView }) {
  const t = tell(shell.lang)
  if (one.justDone === null) return null
  const { closed, holderDue: due, holderContact } = one
  const holder = t(holderContact.name)
  const then = closed
    ? t(progressWords.closedNow)
    : due === null
      ? t(progressWords.nowWith, { holder })
      : t(progressWords.nowWithBy, { holder, day: sayDay(shell.lang, due) })
  return (
    <p class="notice" role="status">
      {t(progressWords.justDone, { what: t(one.justDone) })} {then}
    </p>
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
