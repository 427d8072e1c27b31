import type { CaseSummary } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { sayNextDue } from '#web/say-next-due.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { cases } from '#web/words/case.ts'
import { CaseChips } from './case-chips.tsx'

type Props = { readonly shell: Shell; readonly one: CaseSummary }

/** Case in its applicant's list: kind, state, holder, next day. */
export function CaseRow({ shell, one }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <article class="record">
      <h3>
        {t(one.title)}{' '}
        <a class="case-no" href={to(shell, paths.myCase(one.id))}>
          {one.number}
        </a>{' '}
        <CaseChips lang={lang} one={one} now={shell.now} />
      </h3>
      <p>
        {[t(one.stateName), ...(one.closed ? [] : [t(one.holderName)]), ...(one.outcome ? [t(one.outcome)] : [])].join(
          ' · ',
        )}
        {' · '}
        {t(cases.opened)} {sayDay(lang, shanghaiDay(one.openedAt))}
      </p>
      {!one.closed && one.dueName && (
        <p class="quiet">
          {t(cases.due)} {sayNextDue(lang, one)}
        </p>
      )}
    </article>
  )
}
