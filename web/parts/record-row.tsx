import type { RecordView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayLastDay } from '../when.ts'
import { mine } from '../words/applicant.ts'
import { chips } from '../words/case.ts'
import { oneRecord, credit as words } from '../words/my-credit.ts'
import { Chip } from './chip.tsx'
import { CaseNumber } from './open-case.tsx'
import { publicState } from './record-chips.tsx'
import { saidMoney } from './said-money.ts'
import type { WayLink } from './way-links.tsx'

export type ListedRecord = RecordView & { readonly ways?: readonly (WayLink & { readonly procedure?: string })[] }
type Props = { readonly shell: Shell; readonly base: string; readonly record: ListedRecord }

/** Record in two lines: identity, then decision and standing. */
export function RecordRow({ shell, base, record }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const { decided } = record
  const facts = [
    // A fine is a penalty: saying so again only fills the line.
    decided.money.length > 0 ? '' : t(record.kindName),
    decided.what,
    ...decided.money.map(({ value }) => saidMoney(lang, value)),
    decided.on === null ? t(words.undated) : sayDay(lang, decided.on),
  ]
  return (
    <article class="record">
      <h3>
        <a href={to(shell, paths.myRecord(record.id, base))}>{record.documentNumber || record.title}</a>{' '}
        <Chip tone={record.shown ? 'wait' : 'calm'}>{t(publicState(record))}</Chip>
        {record.disputed && <Chip tone="warn">{t(chips.disputed)}</Chip>}
      </h3>
      <p>
        {facts.filter(Boolean).join(' · ')}
        <Standing shell={shell} base={base} record={record} />
      </p>
      {record.openCases.map((one) => (
        <p key={one.id}>
          {t(mine.open, { what: t(one.title) })}
          <CaseNumber shell={shell} open={one} />
        </p>
      ))}
    </article>
  )
}

/** End of publicity, and repair as link or day. */
function Standing({ shell, record }: Props) {
  const t = tell(shell.lang)
  const { repair, shown, publicUntil } = record
  const applied = record.openCases.some(({ procedure }) => procedure === 'repair')
  const way = (record.ways ?? []).find(({ procedure }) => procedure === 'repair')
  const until = shown && publicUntil && t(mine.until, { day: sayLastDay(shell.lang, publicUntil) })
  const later =
    !applied && repair.standing === 'waits' && repair.applyOn !== null
      ? t(words.applyFrom, { day: sayDay(shell.lang, repair.applyOn) })
      : null
  const isReady = repair.standing === 'ready' && way && !applied
  if (!until && !later && !isReady) return null
  return (
    <>
      {/* The point goes with what follows it. */}
      {[until, later].map((one) => one && ` ·\u00a0${one}`)}
      {isReady && ' · '}
      {isReady && <a href={to(shell, way.path)}>{t(oneRecord.repair)}</a>}
    </>
  )
}
