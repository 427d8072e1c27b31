import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, started } from '#tests/support/started.ts'
import { audited } from './audited.ts'
import { raceByHttp } from './by-http.ts'
import { chances } from './chances.ts'
import { seed, tell } from './progress.ts'
import { unboundedCity } from './unbounded-city.ts'

/** People who click at once, on one server; its audit afterwards. */
export async function clicked(races: number, chance: () => number) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-clicked-'))
  const port = await freePort()
  const env = { REDRESS_DEPLOYMENT: unboundedCity(join(folder, 'city')) }
  const program = await started({ at: { folder: join(folder, 'data'), port }, env })
  try {
    const raced = await raceByHttp(program.url, races, chance)
    await program.stop()
    const wrong = [...raced.wrong, ...audited(join(folder, 'data'), { ...env, PORT: String(port) })]
    return { ...raced, wrong }
  } finally {
    await program.kill()
    rmSync(folder, { recursive: true })
  }
}

/** So many races; tells each kind's answers. */
export async function clickAll(races: number): Promise<number> {
  const { answers, wrong } = await clicked(races, chances(seed()))
  for (const [told, times] of Object.entries(answers).toSorted()) console.log(`${times} ${told}`)
  tell(`${races} races by pages, ${wrong.length} wrong (seed ${seed()})`)
  for (const one of wrong) console.log(`wrong: ${one}`)
  return wrong.length === 0 ? 0 : 1
}
