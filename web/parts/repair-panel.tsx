import type { RecordView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { repair as words } from '../words/repair.ts'
import { Chip } from './chip.tsx'
import { CaseNumber } from './open-case.tsx'
import { PostForm } from './post-form.tsx'
import { SummaryList } from './summary-list.tsx'

type Props = {
  readonly shell: Shell
  readonly base: string
  readonly record: RecordView
  /** False where the page offers to remind elsewhere. */
  readonly reminds?: boolean
}

/** Repair of a record: day, reasons, lacks, own end. */
export function RepairPanel({ shell, base, record, reminds = true }: Props) {
  const t = tell(shell.lang)
  const { repair } = record
  if (repair.standing === 'none') return null
  const open = record.openCases.find(({ procedure }) => procedure === 'repair')
  return (
    <section>
      <p>
        <Chip tone={open ? 'wait' : repair.standing === 'ready' ? 'good' : 'calm'}>{t(words.title)}</Chip>{' '}
        <strong>{t(open ? words.open : repair.title)}</strong>
        {open && (
          <>
            {' '}
            <CaseNumber shell={shell} open={open} />
          </>
        )}
      </p>
      {repair.lines.length > 0 && (
        <details>
          <summary>{t(words.why)}</summary>
          <SummaryList lines={repair.lines.map(({ name, text }) => ({ name: t(name), value: t(text) }))} />
        </details>
      )}
      {!open && repair.standing === 'waits' && repair.applyOn !== null && (
        <Reminder shell={shell} base={base} record={record} reminds={reminds} />
      )}
    </section>
  )
}

function Reminder({ shell, base, record, reminds }: Props) {
  const t = tell(shell.lang)
  return (
    <>
      {record.reminded ? (
        <p class="quiet">{t(words.reminded)}</p>
      ) : (
        reminds && (
          <PostForm shell={shell} path={paths.remind(record.id, base)} button={t(words.remind)} look="second" />
        )
      )}
      <p>
        <a href={to(shell, paths.recordDates(record.id, base))}>{t(words.calendar)}</a>
      </p>
    </>
  )
}
