import type { Engine } from '#engine/store/engine.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import { type Repairability, repairability } from '#records/publicity/repairability.ts'
import type { RecordFile } from '#records/record.ts'
import { taskWords } from './repair-words.ts'

/** Step to a repair, and whose it is. */
export type RepairTask = {
  readonly id: 'decisionDate' | 'tier' | 'minimum' | 'attachedTerm' | 'bar' | 'write' | 'apply'
  readonly state: 'done' | 'you' | 'unit' | 'wait'
  readonly name: Bilingual
  readonly text: Bilingual
  /** The first that is not done. */
  readonly next: boolean
}

type Made = Omit<RepairTask, 'next'>

/** What a repair here still needs, in order; none where it is not asked here. */
export function repairTasks(
  { clock, deployment }: Pick<Engine, 'clock' | 'deployment'>,
  record: RecordFile,
  isWritten: boolean,
): readonly RepairTask[] {
  const today = shanghaiDay(clock.now())
  const found = repairability(record, today, deployment.flags)
  if (found.channel !== 'creditChina' && found.channel !== 'here') return []
  const all = [...conditions(found), ...own(found, isWritten)]
  const next = all.find(({ state }) => state === 'you') ?? all.find(({ state }) => state !== 'done')
  return all.map((one) => ({ ...one, next: one === next }))
}

function conditions({ lacks, attachedTermEnd, earliestApplyOn, barredUntil }: Repairability): readonly Made[] {
  const lacking = new Set(lacks)
  const unknown = lacking.has('decisionDate') ? 'undated' : 'unknown'
  const running = earliestApplyOn === openEnd ? 'endless' : 'open'
  const period = earliestApplyOn === null ? unknown : lacking.has('minimum') ? running : 'over'
  return [
    ...(lacking.has('decisionDate') ? [task('decisionDate', 'you', 'open')] : []),
    lacking.has('tier') ? task('tier', 'unit', 'open') : task('tier', 'done', 'done'),
    task('minimum', period === 'over' ? 'done' : 'wait', period, earliestApplyOn),
    ...(attachedTermEnd === null
      ? []
      : [
          lacking.has('attachedTerm')
            ? task('attachedTerm', 'wait', attachedTermEnd === openEnd ? 'endless' : 'open', attachedTermEnd)
            : task('attachedTerm', 'done', 'done', attachedTermEnd),
        ]),
    ...(barredUntil === null ? [] : [task('bar', 'wait', 'open', barredUntil)]),
  ]
}

const own = ({ ready }: Repairability, isWritten: boolean): readonly Made[] => [
  ...(ready && !isWritten ? [] : [isWritten ? task('write', 'done', 'done') : task('write', 'you', 'open')]),
  ready ? task('apply', 'you', 'open') : task('apply', 'wait', 'wait'),
]

function task(id: RepairTask['id'], state: RepairTask['state'], said: string, day: Day | null = null): Made {
  const words: Readonly<Record<string, Bilingual>> = taskWords[id]
  const text = words[said] ?? taskWords[id].name
  return { id, state, name: taskWords[id].name, text: fillBoth(text, { day: day === null ? text : sayDay(day) }) }
}
