import { rmSync } from 'node:fs'
import { keep, progress, tell } from './progress.ts'
import { drill, restoreKilled, standing } from './restore-kill.ts'

const perStore = 25

/** Restores killed at a random call: never half. */
export async function restoreAll(drills: number): Promise<number> {
  while (progress().restored.drills < drills) {
    const at = await drill()
    try {
      const whole = restoreKilled(at, 0)
      if (standing(whole.folder) !== 'whole') throw new Error(`not killed, and not whole: ${whole.stderr}`)
      for (let n = 0; n < perStore && progress().restored.drills < drills; n += 1) {
        const { folder } = restoreKilled(at, 1 + Math.floor(Math.random() * whole.calls))
        const state = standing(folder)
        rmSync(folder, { recursive: true })
        const before = progress().restored
        const states = { ...before.states, [state]: (before.states[state] ?? 0) + 1 }
        keep({ restored: { drills: before.drills + 1, states } })
        console.error(`${before.drills + 1} restores, ${state}`)
      }
    } finally {
      at.remove()
    }
  }
  const { drills: done, states } = progress().restored
  const said = Object.entries(states).map(([state, n]) => `${n} ${state}`)
  tell(`${done} restores killed at a random call: ${said.join(', ')}; ${states['half'] ?? 0} half`)
  return states['half'] === undefined ? 0 : 1
}
