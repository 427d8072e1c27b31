import type { CreditOverview } from '#engine/views/credit-overview.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { credit as words } from '../words/my-credit.ts'
import { partPath } from './list-filter.tsx'

type Props = {
  readonly shell: Shell
  readonly base: string
  readonly overview: CreditOverview
  readonly awaiting: readonly CaseSummary[]
}

/** Sentence of the recorded, the needed, and the next day. */
export function CreditSummary({ shell, base, overview, awaiting }: Props) {
  const t = tell(shell.lang)
  const { total, isPart, of, nextRepairOn } = overview
  if (total === 0) return null
  const needed = awaiting.length > 0 || of.ready > 0
  return (
    <>
      <p class="lead">
        {isPart && t(words.atLeast, { n: total })}
        {t(shell.actingFor ? words.theirSum : words.sum, { n: total, public: of.public })}
      </p>
      <section class={needed ? 'callout warn' : 'callout good'}>
        <h2>{t(needed ? words.needsYou : words.needsNothing)}</h2>
        {needed && (
          <ul>
            {awaiting.map(({ id, number, due }) => (
              <li>
                <a href={to(shell, paths.myCase(id))}>{t(words.answer, { number })}</a>
                {due && t(words.answerBy, { day: sayDay(shell.lang, due) })}
              </li>
            ))}
            {of.ready > 0 && (
              <li>
                <a href={to(shell, partPath(`${base}/records`, 'ready'))}>{t(words.ready, { n: of.ready })}</a>
              </li>
            )}
          </ul>
        )}
        {nextRepairOn && (
          <p>{t(of.ready > 0 ? words.next : words.nextFirst, { day: sayDay(shell.lang, nextRepairOn) })}</p>
        )}
      </section>
    </>
  )
}
