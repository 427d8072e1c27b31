import { rmSync } from 'node:fs'
import { chances } from './chances.ts'
import { keep, progress, seed, tell } from './progress.ts'
import { type Drill, drill, restoreKilled, standing } from './restore-kill.ts'
import { hasStrace, restoreTraced } from './restore-traced.ts'

const perStore = 25

/** Restores killed at a drawn system call, by strace where there is one: never half. */
export async function restoreAll(drills: number): Promise<number> {
  while (progress().restored.drills < drills) {
    const at = await drill()
    try {
      const killed = hasStrace() ? traced(at) : called(at)
      for (let n = 0; n < perStore && progress().restored.drills < drills; n += 1) restoreOnce(killed)
    } finally {
      at.remove()
    }
  }
  const { drills: done, states } = progress().restored
  const said = Object.entries(states).map(([state, n]) => `${n} ${state}`)
  tell(`${done} restores killed at a drawn call (seed ${seed()}): ${said.join(', ')}; ${states['half'] ?? 0} half`)
  return states['half'] === undefined ? 0 : 1
}

type Killed = (chance: number) => { readonly folder: string; readonly at: string }

function restoreOnce(killed: Killed): void {
  const before = progress().restored
  const { folder, at } = killed(chances(seed() + before.drills)())
  const state = standing(folder)
  rmSync(folder, { recursive: true })
  const states = { ...before.states, [state]: (before.states[state] ?? 0) + 1 }
  keep({ restored: { drills: before.drills + 1, states } })
  console.error(`${before.drills + 1} restores, ${state}, killed at ${at}`)
}

function traced(at: Drill): Killed {
  demandWhole(restoreTraced(at, null))
  const whole = restoreTraced(at, null)
  demandWhole(whole)
  return (chance) => {
    const call = whole.calls[Math.floor(chance * whole.calls.length)]
    if (!call) throw new Error('strace saw no call')
    return { ...restoreTraced(at, call), at: `${call.name} ${call.n}` }
  }
}

/** Without strace: before a call of Node's own that changes the disk. */
function called(at: Drill): Killed {
  const whole = restoreKilled(at, 0)
  demandWhole(whole)
  return (chance) => {
    const n = 1 + Math.floor(chance * whole.calls)
    return { ...restoreKilled(at, n), at: `call ${n}` }
  }
}

function demandWhole({ folder, stderr }: { readonly folder: string; readonly stderr: string }): void {
  if (standing(folder) !== 'whole') throw new Error(`not killed, and not whole: ${stderr}`)
}
