import { pathToFileURL } from 'node:url'
import { openEngine } from './open-engine.ts'

// node tests/bench/peer-driver.ts HARNESS FOLDER: the engine under the harness that drives its peers.
const [, , harness = '', folder = ''] = process.argv
const { bench } = await import(pathToFileURL(harness).href)
const { start, signal, wait, rows } = openEngine(folder)
await bench({
  name: 'redress',
  durability: 'node:sqlite journal=wal synchronous=2 (read back)',
  dataDir: folder,
  serverPid: 0,
  start,
  signal,
  wait,
  verify: async (prefix: string, cases: number) => {
    for (const n of [0, cases >> 1, cases - 1]) if ((await rows(`${prefix}${n}`)) !== 5) return false
    return true
  },
})
process.exit(0)
