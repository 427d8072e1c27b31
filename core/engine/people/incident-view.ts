import type { Day } from '#law/day.ts'

/** Harm to personal information (个人信息保护法 57). */
export const harms = ['leaked', 'altered', 'lost'] as const
export type Harm = (typeof harms)[number]
/** Duties of that article, each at once. */
export const duties = ['measures', 'authority', 'subjects'] as const
export type Duty = (typeof duties)[number]

export type DutyDone = {
  readonly by: string
  readonly at: number
  readonly note: string
  /** False: measures avoid the harm, so nobody need be told. */
  readonly told: boolean
}

/** Incident with personal information, and what was done about it. */
export type Incident = {
  readonly n: number
  readonly harm: Harm
  /** False: it may have happened. */
  readonly certain: boolean
  readonly noticed: Day
  /** Kinds of information, cause, possible harm: as the notice has it. */
  readonly what: string
  readonly by: string
  readonly at: number
  readonly done: Readonly<Partial<Record<Duty, DutyDone>>>
  readonly closed: { readonly by: string; readonly at: number; readonly note: string } | null
}

/** Duties of an incident that nobody has done yet. */
export const dutiesLeft = ({ done }: Incident): readonly Duty[] => duties.filter((duty) => !done[duty])
