import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { type Act, type Played, playActs, type UnitEnd } from './play-acts.ts'

const count = z.int()
/** A process’s word on its share: progress, then the result. */
const Said = z.union([
  z.strictObject({ part: z.number(), at: z.number() }),
  z.strictObject({
    ...{ cases: count, refused: count },
    units: z.record(z.string(), z.strictObject({ onTime: count, late: count, overdue: count, open: count })),
  }),
])
type Said = z.infer<typeof Said>

const say = (said: Said) => void process.stdout.write(`${JSON.stringify(said)}\n`)

/** Plays every n-th case, and reports in lines of JSON. */
export async function playPart(acts: readonly Act[], part: string, until?: Day): Promise<void> {
  const [k, n] = part.split('/').map(Number)
  const own = acts.filter((act) => n !== undefined && act.case % n === k)
  let told = 0
  const progress = (done: number, at: number) => {
    if (done - told < 0.01) return
    told = done
    say({ part: done, at })
  }
  const { cases, refused, units } = await playActs(own, progress, { until })
  say({ cases, refused, units: Object.fromEntries(units) })
}

/** Gives each process its share of a simulation, and adds up. */
export async function playInProcesses(
  args: readonly string[],
  parts: number,
  progress: (part: number, at: number) => void,
): Promise<Played> {
  const done = Array.from({ length: parts }, () => 0)
  const children = done.map((_, k) => begun([...args, '--part', `${k}/${parts}`]))
  const endAll = () => {
    for (const child of children) child.kill()
  }
  process.once('exit', endAll)
  const shares = children.map((child, k) =>
    heard(child, (part, at) => {
      done[k] = part
      progress(done.reduce((sum, one) => sum + one, 0) / parts, at)
    }),
  )
  try {
    return added(await Promise.all(shares))
  } finally {
    endAll()
    process.off('exit', endAll)
  }
}

function begun(args: readonly string[]) {
  const [, program = ''] = process.argv
  const command = [...process.execArgv, program, 'simulate', ...args]
  return spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function heard(child: ReturnType<typeof begun>, progress: (part: number, at: number) => void): Promise<Played> {
  const closed = once(child, 'close')
  let found: Played | null = null
  for await (const line of createInterface(child.stdout)) {
    const said = Said.parse(JSON.parse(line))
    if ('part' in said) progress(said.part, said.at)
    else found = { ...said, units: new Map(Object.entries(said.units)) }
  }
  await closed
  if (found === null) throw new Fault('simulate.share', child.spawnargs.join(' '))
  return found
}

function added(shares: readonly Played[]): Played {
  const units = new Map<string, UnitEnd>()
  for (const [unit, { onTime, late, overdue, open }] of shares.flatMap((one) => [...one.units])) {
    const had = units.get(unit) ?? { onTime: 0, late: 0, overdue: 0, open: 0 }
    units.set(unit, {
      ...{ onTime: had.onTime + onTime, late: had.late + late },
      ...{ overdue: had.overdue + overdue, open: had.open + open },
    })
  }
  const sum = (of: (one: Played) => number) => shares.reduce((all, one) => all + of(one), 0)
  return { cases: sum(({ cases }) => cases), refused: sum(({ refused }) => refused), units }
}
