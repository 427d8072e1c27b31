import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { editionRows } from '#engine/figures/edition-rows.ts'
import { tally } from '#engine/figures/tally.ts'
import { asks } from '#engine/run/asks.ts'
import { type Consumer, consume } from '#engine/run/consume.ts'
import { sweepCases } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, pad } from '#engine/store/keys.ts'
import type { EditionRow } from '#engine/views/edition-view.ts'
import type { Calendar } from '#law/calendar.ts'
import { daysBetween, endOfDay, shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { usualLadder } from '#workflows/contract/warnings.ts'
import { engineApart } from '../engine-apart.ts'
import { shift } from './acts-of-log.ts'
import { events, limitsBy, loggedCase, type Measure, measures } from './logged-procedure.ts'
import { playDays } from './play-days.ts'
import type { LoggedCase, Stamp } from './receipt-log.ts'

/** Limits as the yearly edition counts them; `overdue` runs too. */
export type PlayedLateness = {
  readonly lateByInstant: number
  readonly lateByDate: number
  readonly running: number
  readonly overdue: number
}
export type PlayedLog = PlayedLateness & { readonly groups: Readonly<Record<string, Omit<PlayedLateness, 'running'>>> }

type Act = {
  readonly at: number
  readonly case: number
  readonly measure: Measure
  readonly unit: string
  /** Null: the case's end. */
  readonly opens: { readonly deadline: number | null } | null
}

/**
 * Plays a log's own deadlines through the engine, whose limits end with a day. By date, hours stand as the clock
 * showed them; by instant, each deadline moves to a day's last millisecond.
 */
export async function playLog(
  cases: readonly LoggedCase[],
  calendar: Calendar,
  progress: (part: number, at: number) => void,
): Promise<PlayedLog> {
  const names = [...new Set(cases.map(({ group }) => group))]
  const acts = logActs(cases, names, shift(cases, calendar))
  const [end, last] = [lastDay(cases, shift(cases, calendar)), shanghaiDay(acts.at(-1)?.at ?? 0)]
  const tail = Math.max(0, daysBetween(last, end)) + 1
  return engineApart(acts[0]?.at ?? 0, async (whole, setClock) => {
    const ladder = usualLadder.filter(({ level }) => level === 'breach')
    const procedures = { ...whole.procedures, [loggedCase.id]: loggedCase }
    const engine: Engine = { ...whole, procedures, deployment: { ...whole.deployment, ladder } }
    const set = (at: number) => setClock(Math.max(engine.clock.now(), at))
    const pass = () => rest(engine)
    await playDays(acts, { set, pass, play: (act) => play(engine, act), times: [], tail, progress })
    return lateIn(engine, cases.length, names, acts)
  })
}

/** Day of the last event, on which running cases are counted. */
const lastDay = (cases: readonly LoggedCase[], by: number) =>
  shanghaiDay(cases.reduce((last, { events }) => Math.max(last, (events.at(-1)?.clock ?? 0) + by), 0))

/** Limits that are over, then the counters. */
async function rest(engine: Engine): Promise<void> {
  const figures: Consumer = {
    wants: (row) => asks(row, 'figures'),
    take: async (_engine, row) => void (await tally(engine, row)),
  }
  while ((await sweepCases(engine, async () => {})) + (await consume(engine, 'figures', figures)) > 0);
}

function logActs(cases: readonly LoggedCase[], names: readonly string[], by: number): readonly Act[] {
  const acts = cases.flatMap(({ group, start, end, deadline }, n) =>
    measures.flatMap((measure): readonly Act[] => {
      const place = placing(measure, deadline, by)
      const of = { case: n, measure, unit: unitOf(names.indexOf(group)) }
      const from = place(start)
      const opening = { ...of, at: from, opens: { deadline: deadline && place(deadline) } }
      return end ? [opening, { ...of, at: Math.max(from, place(end)), opens: null }] : [opening]
    }),
  )
  return acts.toSorted((a, b) => a.at - b.at || a.case - b.case || Number(a.opens === null) - Number(b.opens === null))
}

/** Places the log's instants under the virtual clock. */
function placing(measure: Measure, deadline: Stamp | null, by: number): (stamp: Stamp) => number {
  const byClock = ({ clock }: Stamp) => clock + by
  if (measure === 'date' || deadline === null) return byClock
  const last = endOfDay(shanghaiDay(byClock(deadline))) - 1
  return ({ at }) => at + last - deadline.at
}

const unitOf = (n: number) => `G${n}`
const idOf = ({ measure, case: n }: Pick<Act, 'measure' | 'case'>) => `LOG${limitsBy[measure]}${pad(n, 21)}`
const actor = { id: 'log', role: 'system', unit: null } as const

async function play(engine: Engine, act: Act): Promise<void> {
  const { measure, unit, opens } = act
  const id = idOf(act)
  const done = opens
    ? await open(engine, {
        ...{ id, procedure: loggedCase.id, actor, recordId: null, subject: id },
        data: { unit, measure, deadline: opens.deadline },
      })
    : await commit(engine, id, { type: events.ended, actor, data: {} })
  if (done.kind === 'refused') throw new Fault('simulate.log', `${id} ${done.refusal.code}`)
}

async function lateIn(
  engine: Engine,
  cases: number,
  names: readonly string[],
  acts: readonly Act[],
): Promise<PlayedLog> {
  const dues = acts.flatMap(({ opens }) => opens?.deadline ?? []).map((at) => Number(shanghaiDay(at).slice(0, 4)))
  const rows: EditionRow[] = []
  for (const year of new Set(dues)) rows.push(...(await editionRows(engine, year)))
  const groups = names.map((name, n) => [name, sumsOf(rows.filter(({ unit }) => unit === unitOf(n)))] as const)
  let running = 0
  for (let n = 0; n < cases; n += 1) {
    const item = await engine.table.get(caseKey(idOf({ measure: 'date', case: n })))
    if (item && !caseFile(item).closed) running += 1
  }
  return { ...sumsOf(rows), running, groups: Object.fromEntries(groups) }
}

function sumsOf(rows: readonly EditionRow[]): Omit<PlayedLateness, 'running'> {
  const sum = (measure: Measure, of: (row: EditionRow) => number) =>
    rows.filter(({ rule }) => rule === limitsBy[measure]).reduce((all, row) => all + of(row), 0)
  return {
    lateByInstant: sum('instant', ({ late }) => late),
    lateByDate: sum('date', ({ lateByDate }) => lateByDate),
    overdue: sum('date', ({ overdue }) => overdue),
  }
}
