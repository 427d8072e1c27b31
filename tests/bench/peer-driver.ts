import { pathToFileURL } from 'node:url'
import { complete } from './load.ts'
import { openEngine } from './open-engine.ts'

// node tests/bench/peer-driver.ts HARNESS FOLDER: the engine under its peers' harness.
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
  verify: (prefix: string, cases: number) => complete({ rows }, prefix, cases),
})
process.exit(0)
