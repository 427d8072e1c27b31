import { open } from '#engine/commit.ts'
import { handOver, hostEngine } from './kill-host.ts'

/** Opens cases as fast as it can, eight at a time, and says each one's id once it is acknowledged; until it is killed. */
const [folder = '', first = '0'] = process.argv.slice(2)
const { engine } = await hostEngine(folder)
let next = Number(first)

async function submit(): Promise<never> {
  for (;;) {
    const id = `C${next++}`
    const outcome = await open(engine, handOver(id))
    if (outcome.kind === 'committed') process.stdout.write(`${id}\n`)
    else process.stderr.write(`${id} ${outcome.refusal.code}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, submit))
