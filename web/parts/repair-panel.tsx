import type { RepairTask } from '#engine/register/repair-tasks-view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { repair as words } from '../words/repair.ts'
import { Chip } from './chip.tsx'
import { CaseNumber } from './open-case.tsx'
import { PostForm } from './post-form.tsx'
import type { ListedRecord } from './record-row.tsx'
import { SummaryList } from './summary-list.tsx'

type Props = {
  readonly shell: Shell
  readonly base: string
  readonly record: ListedRecord
  readonly tasks: readonly RepairTask[]
  readonly mayObject: boolean
  /** False where the page offers to remind elsewhere. */
  readonly reminds?: boolean
}

/** Repair of a record: day, reasons, lacks, own end. */
export function RepairPanel({ shell, base, record, tasks, mayObject, reminds = true }: Props) {
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
      {!open && tasks.length > 0 && <Tasks {...{ shell, base, record, tasks, mayObject }} />}
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

/** One step after the other, each with its state and act. */
function Tasks({ shell, base, record, tasks, mayObject }: Omit<Props, 'reminds'>) {
  const t = tell(shell.lang)
  return (
    <>
      <h3>{t(words.tasks)}</h3>
      <ol>
        {tasks.map((task) => {
          const act = actOf(task, { base, record, mayObject })
          return (
            <li key={task.id}>
              <strong>{t(task.name)}</strong> <Chip tone={toneOf(task)}>{t(stateWords[task.state])}</Chip>
              {task.next && <Chip tone="warn">{t(words.next)}</Chip>}
              <br />
              {t(task.text)} {act && <a href={to(shell, act.path)}>{t(act.name)}</a>}
            </li>
          )
        })}
      </ol>
    </>
  )
}

const stateWords = { done: words.done, you: words.you, unit: words.byUnit, wait: words.wait } as const

const toneOf = ({ state }: RepairTask) => (state === 'done' ? 'good' : state === 'you' ? 'wait' : 'calm')

type Acting = Pick<Props, 'base' | 'record' | 'mayObject'>

/** Page on which a step is done; null: nobody's here. */
function actOf({ id, state }: RepairTask, { base, record, mayObject }: Acting) {
  const way = (record.ways ?? []).find(({ procedure }) => procedure === 'repair')
  if (id === 'decisionDate')
    return mayObject ? { path: `${paths.objectRecord(record.id, base)}?what=date`, name: words.giveDate } : null
  if (!way) return null
  if (id === 'tier' && state === 'unit') return { path: way.path, name: words.early }
  if (id === 'write')
    return { path: paths.prepareRepair(record.id, base), name: state === 'done' ? words.change : words.write }
  return id === 'apply' && state === 'you' ? { path: way.path, name: words.applyNow } : null
}

function Reminder({ shell, base, record, reminds }: Pick<Props, 'shell' | 'base' | 'record' | 'reminds'>) {
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
