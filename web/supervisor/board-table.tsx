import type { Paged } from '#engine/store/paged.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { chips, clock } from '../words/case.ts'
import { assigning } from '../words/staff/assign.ts'
import { urging, board as words } from '../words/staff/board.ts'
import { sayCauseInRow, sayDays, sayNextInRow, sayPeople } from './say-board.ts'

type Props = { readonly shell: Shell; readonly lines: Paged<BoardLine>; readonly isPaper?: true }

/** Row a limit: days, party, reason, next act, case, acts. */
export function BoardTable({ shell, lines, isPaper }: Props) {
  const t = tell(shell.lang)
  return (
    <PagedTable
      shell={shell}
      of={lines}
      caption={t(words.list)}
      columns={[words.due, words.limit, words.party, words.cause, words.next, words.caseNumber]}
      row={(one) => [
        <When shell={shell} one={one} />,
        <Limit shell={shell} one={one} />,
        <>
          {t(one.party)}
          {one.people.length > 0 && (
            <span class="quiet more">
              <br />
              {sayPeople(shell.lang, one.people)}
            </span>
          )}
        </>,
        one.causes.map((cause, i) => (
          <>
            {i > 0 && <br />}
            {sayCauseInRow(shell.lang, cause, one.party)}
          </>
        )),
        sayNextInRow(shell.lang, one),
        <>
          <a href={`${to(shell, paths.deskCase(one.caseId))}${one.limit ? `#limit-${one.limit.id}` : ''}`}>
            {one.number}
          </a>
          <span class="quiet more">
            <br />
            {t(one.title)} · {t(one.state)}
          </span>
          {!isPaper && <Acts shell={shell} one={one} />}
        </>,
      ]}
      empty={t(words.none)}
      whole
      brief={!isPaper}
    />
  )
}

type Cell = { readonly shell: Shell; readonly one: BoardLine }

/** Urging and giving on need people in the seat; its case offers both. */
function Acts({ shell, one: { caseId, limit, urges, assigns, causes } }: Cell) {
  const t = tell(shell.lang)
  if (causes.some(({ kind }) => kind === 'unstaffed')) return null
  return (
    <>
      {urges && limit && (
        <>
          <br />
          <a href={`${to(shell, paths.urge(caseId))}?limit=${limit.id}`}>{t(urging.link)}</a>
        </>
      )}
      {assigns && (
        <span class="more">
          <br />
          <a href={to(shell, paths.assign(caseId))}>{t(assigning.link)}</a>
        </span>
      )}
    </>
  )
}

function When({ shell, one }: Cell) {
  const t = tell(shell.lang)
  const tone = one.overdue ? 'late' : one.soon ? 'warn' : one.paused ? 'wait' : 'calm'
  const said = sayDays(shell.lang, one)
  return (
    <>
      {one.due === null || one.paused ? '' : sayDay(shell.lang, one.due)}{' '}
      {said !== '' && <Chip tone={tone}>{said}</Chip>}{' '}
      {one.provisional && one.due !== null && <Chip tone="wait">{t(chips.provisional)}</Chip>}
    </>
  )
}

function Limit({ shell, one: { limit } }: Cell) {
  const t = tell(shell.lang)
  if (limit === null) return <>{t(words.noLimit)}</>
  return (
    <>
      {t(limit.name)} <span class="quiet">{limit.id}</span>
      <span class="quiet more">
        <br />
        {t(limit.statutory ? clock.statutory : clock.reference)}
      </span>
    </>
  )
}
