import type { RepairView } from '#engine/register/repair-view.ts'

/** Steps a person may take about a record; one is recommended. */
export type NextStep = 'answer' | 'object' | 'follow' | 'repair' | 'remind' | 'elsewhere' | 'wait' | 'nothing'

/** Record as far as the choice depends. */
export type RecordStanding = {
  /** Reader's claim that something is wrong. */
  readonly wrong: boolean
  readonly ended: boolean
  /** A case of it is open, and perhaps waits for its applicant. */
  readonly open: boolean
  readonly awaitsYou: boolean
  /** The reader’s rights: a mandate may name neither. */
  readonly mayObject: boolean
  readonly mayRepair: boolean
  readonly repair: Pick<RepairView, 'standing' | 'applyOn'>
  readonly reminded: boolean
}

/** Chooses one act, the most urgent first; an ended record needs none. */
export function nextStep(one: RecordStanding): NextStep {
  if (one.open && one.awaitsYou) return 'answer'
  if (one.wrong && !one.ended && one.mayObject) return 'object'
  if (one.open) return 'follow'
  return one.ended ? 'nothing' : ofRepair(one)
}

function ofRepair({ repair: { standing, applyOn }, mayRepair, reminded }: RecordStanding): NextStep {
  if (standing === 'ready') return mayRepair ? 'repair' : 'nothing'
  if (standing === 'elsewhere') return 'elsewhere'
  if (standing !== 'waits') return 'nothing'
  return applyOn === null || reminded ? 'wait' : 'remind'
}
