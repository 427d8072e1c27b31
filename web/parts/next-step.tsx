import type { NextStep as Step } from '#engine/views/next-step-view.ts'
import type { RecordView } from '#engine/views/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { oneRecord as words } from '../words/my-credit.ts'
import { repair } from '../words/repair.ts'
import { PostForm } from './post-form.tsx'
import type { WayLink } from './way-links.tsx'

type Props = {
  readonly shell: Shell
  readonly base: string
  readonly record: RecordView
  readonly step: Step
  readonly repairWay: WayLink | null
  readonly mayObject: boolean
}

/** One act for a record, its reason, and any open question. */
export function NextStep({ shell, base, record, step, repairWay, mayObject }: Props) {
  const t = tell(shell.lang)
  const asks = mayObject && !record.ended && step !== 'object' && step !== 'answer'
  return (
    <section class="card next">
      <h2>{t(words.now)}</h2>
      <p>{why({ shell, record, step })}</p>
      <Act shell={shell} base={base} record={record} step={step} repairWay={repairWay} />
      {asks && (
        <p>
          <a href={to(shell, `${paths.myRecord(record.id, base)}?wrong=1`)}>{t(words.wrong)}</a>
        </p>
      )}
    </section>
  )
}

function why({ shell, record: { repair: standing, reminded }, step }: Pick<Props, 'shell' | 'record' | 'step'>) {
  const t = tell(shell.lang)
  if (step === 'remind') return t(words.remindWhy, { day: sayDay(shell.lang, standing.applyOn ?? '') })
  if (step === 'wait')
    return reminded ? t(words.reminded, { why: t(repair.reminded) }) : t(words.wait, { why: t(standing.title) })
  if (step === 'elsewhere' || step === 'nothing') return t(words[step])
  return t(words[`${step}Why`])
}

function Act({ shell, base, record, step, repairWay }: Omit<Props, 'mayObject'>) {
  const t = tell(shell.lang)
  if (step === 'remind') return <PostForm shell={shell} path={paths.remind(record.id, base)} button={t(words.remind)} />
  const path = pathOf(record, step, base, repairWay)
  if (path === null || step === 'elsewhere' || step === 'wait' || step === 'nothing') return null
  return (
    <p>
      <a class="button" href={to(shell, path)}>
        {t(words[step])}
      </a>
    </p>
  )
}

function pathOf(record: RecordView, step: Step, base: string, repairWay: WayLink | null): string | null {
  if (step === 'object') return paths.objectRecord(record.id, base)
  if (step === 'repair') return repairWay?.path ?? null
  const readable = record.openCases.filter(({ reads }) => reads)
  const [one] = [...readable.filter(({ standing }) => standing?.awaitsYou), ...readable]
  return one ? paths.myCase(one.id) : null
}
