import type { CaseView, ClockView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { whosePart as words } from '../words/staff/board.ts'
import { hearing, noting, orders } from '../words/staff/supervise.ts'
import { urgeable } from './urge-page.tsx'

type Props = { readonly shell: Shell; readonly one: CaseView }

/** Tells the supervisor whose part it is, and possible acts. */
export function WhosePart({ shell, one }: Props) {
  const t = tell(shell.lang)
  const live = one.clocks.filter(({ state }) => state === 'running' || state === 'paused')
  const late = live.filter(({ overdue }) => overdue)
  const { phone } = one.holderContact
  const assigns = one.actions.some(({ event }) => event === 'supervisor.assigned')
  return (
    <div class={late.length > 0 ? 'callout warn' : 'callout'}>
      <p>
        <strong>{t(late.length > 0 ? words.late : words.running)}</strong>
      </p>
      <ul>
        {(late.length > 0 ? late : live).map((clock) => (
          <li>{sayPart(shell, clock)}</li>
        ))}
        <li>{t(words.holder, { who: t(one.holderName), state: t(one.stateName) })}</li>
      </ul>
      <p>{t(words.can)}</p>
      <ul>
        {urgeable(one).length > 0 && (
          <li>
            <a href={to(shell, paths.urge(one.id))}>{t(words.urge)}</a>
          </li>
        )}
        <li>
          <a href={to(shell, paths.giveOrder(one.id))}>{t(orders.giveLink)}</a>
        </li>
        <li>
          <a href={to(shell, paths.note(one.id))}>{t(noting.link)}</a>
        </li>
        {assigns && (
          <li>
            <a href={to(shell, paths.hearing(one.id))}>{t(hearing.link)}</a>
          </li>
        )}
        {assigns && <li>{t(words.assign)}</li>}
        <li>
          {t(phone === null ? words.hotline : words.call, { who: t(one.holderContact.name), phone: phone ?? '12345' })}
        </li>
        <li>
          <a href={to(shell, paths.board)}>{t(words.board)}</a>
        </li>
      </ul>
      <p class="quiet">{t(words.cannot)}</p>
    </div>
  )
}

function sayPart({ lang }: Shell, { name, due, owedByName, charged, overdue }: ClockView): string {
  const t = tell(lang)
  const part = { limit: t(name), who: t(owedByName), day: due === null ? '—' : sayDay(lang, due) }
  const said = t(overdue ? words.owesLate : words.owes, part)
  return charged ? `${said}${t(words.charged, { who: t(charged) })}` : said
}
