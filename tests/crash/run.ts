import { parseArgs } from 'node:util'
import { chances } from './chances.ts'
import { kill } from './kill.ts'
import { mutateAll } from './mutate-all.ts'
import { keep, progress, seed, startAfresh, tell } from './progress.ts'
import { raceAll } from './race-all.ts'
import { restoreAll } from './restore-all.ts'
import { soak } from './soak.ts'
import { sweepAll } from './sweep-all.ts'

// npm run crash [-- --only TEXT | --kill N | --races N | --restores N | --soak N | --mutate PATH,PATH] [--fresh]
const { values } = parseArgs({
  options: {
    kill: { type: 'string' },
    races: { type: 'string' },
    restores: { type: 'string' },
    soak: { type: 'string' },
    mutate: { type: 'string' },
    most: { type: 'string' },
    only: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

/** R1: real process and store, a new folder each 10 kills. */
async function killAll(kills: number): Promise<number> {
  while (progress().killed.kills < kills) {
    const before = progress().killed
    const more = await kill(Math.min(10, kills - before.kills), chances(seed() + before.kills))
    keep({
      killed: {
        kills: before.kills + more.kills,
        acknowledged: before.acknowledged + more.acknowledged,
        lost: [...before.lost, ...more.lost],
      },
    })
    console.error(`${progress().killed.kills} kills`)
  }
  const { kills: done, acknowledged, lost } = progress().killed
  tell(`${done} kills, ${acknowledged} acknowledged submissions, ${lost.length} lost (seed ${seed()})`)
  for (const id of lost) console.log(`lost: ${id}`)
  return lost.length === 0 ? 0 : 1
}

function drill(): Promise<number> {
  if (values.races !== undefined) return raceAll(Number(values.races))
  if (values.restores !== undefined) return restoreAll(Number(values.restores))
  if (values.soak !== undefined) return soak(Number(values.soak))
  if (values.mutate !== undefined) return mutateAll(values.mutate.split(','), Number(values.most ?? Infinity))
  return values.kill === undefined ? sweepAll(values.only) : killAll(Number(values.kill))
}

if (values.fresh) startAfresh()
process.exitCode = await drill()
