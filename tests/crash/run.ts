import { parseArgs } from 'node:util'
import { chances } from './chances.ts'
import { clickAll } from './click-all.ts'
import { type Killed, kill } from './kill.ts'
import { mutateAll } from './mutate-all.ts'
import { keep, progress, seed, startAfresh, tell } from './progress.ts'
import { raceAll } from './race-all.ts'
import { restoreAll } from './restore-all.ts'
import { soak } from './soak.ts'
import { sweepAll } from './sweep-all.ts'

// npm run crash [-- --only TEXT | --kill N | --races N | --clicks N | --restores N | --soak N | --mutate PATH,PATH [--tests FOLDER,FOLDER]] [--fresh]
const { values } = parseArgs({
  options: {
    kill: { type: 'string' },
    races: { type: 'string' },
    clicks: { type: 'string' },
    restores: { type: 'string' },
    soak: { type: 'string' },
    mutate: { type: 'string' },
    most: { type: 'string' },
    tests: { type: 'string', default: '{core,packages,workflows}' },
    only: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

/** Of one data folder: its first start takes longest. */
const perFolder = 50

/** R1: real process and store; each kill is kept at once. */
async function killAll(kills: number): Promise<number> {
  while (progress().killed.kills < kills) {
    const { killed } = progress()
    await kill(Math.min(perFolder, kills - killed.kills), chances(seed() + killed.kills), keepKilled)
  }
  const { kills: done, acknowledged, lost } = progress().killed
  tell(`${done} kills, ${acknowledged} acknowledged submissions, ${lost.length} lost (seed ${seed()})`)
  for (const id of lost) console.log(`lost: ${id}`)
  return lost.length === 0 ? 0 : 1
}

function keepKilled(one: Killed): void {
  const { kills, acknowledged, lost } = progress().killed
  const killed = {
    kills: kills + one.kills,
    acknowledged: acknowledged + one.acknowledged,
    lost: [...lost, ...one.lost],
  }
  keep({ killed })
  console.error(`${killed.kills} kills`)
}

function drill(): Promise<number> {
  if (values.races !== undefined) return raceAll(Number(values.races))
  if (values.clicks !== undefined) return clickAll(Number(values.clicks))
  if (values.restores !== undefined) return restoreAll(Number(values.restores))
  if (values.soak !== undefined) return soak(Number(values.soak))
  if (values.mutate !== undefined)
    return mutateAll(values.mutate.split(','), Number(values.most ?? Infinity), values.tests.split(','))
  return values.kill === undefined ? sweepAll(values.only) : killAll(Number(values.kill))
}

if (values.fresh) startAfresh()
process.exitCode = await drill()
