import { rmSync } from 'node:fs'
import { chances } from './chances.ts'
import { keep, progress, seed, tell } from './progress.ts'
import { type Drill, drill, restoreKilled, standing } from './restore-kill.ts'
import { hasStrace, restoreTraced } from './restore-traced.ts'

/** A store takes longest to make. */
const perStore = 100

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

/** Null: another thread made the call, and nothing was killed. */
type Killed = (chance: number) => { readonly folder: string; readonly at: string } | null

function restoreOnce(killed: Killed): void {
  const before = progress().restored
  const chance = chances(seed() + before.drills)
  let one = killed(chance())
  for (let tries = 1; one === null && tries < mostTries; tries += 1) one = killed(chance())
  if (one === null) throw new Error(`${mostTries} drawn calls killed nothing`)
  const { folder, at } = one
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
    const { folder, isKilled } = restoreTraced(at, call)
    if (isKilled) return { folder, at: `${call.name} ${call.n}` }
    rmSync(folder, { recursive: true })
    return null
  }
}

const mostTries = 20

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
