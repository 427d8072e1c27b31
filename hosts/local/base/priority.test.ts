import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { putHelpersBehind } from './priority.ts'

const isLinux = process.platform === 'linux'
const tasks = '/proc/self/task'
/** Threads of this process, by the name that Node gives them. */
const named = (name: string) =>
  readdirSync(tasks).filter((id) => readFileSync(`${tasks}/${id}/comm`, 'utf8') === `${name}\n`)
const own = () => getPriority(process.pid)

/** A thread that goes last, and says where it stands. */
const thread = `
import { getPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { goLast } from '${new URL('priority.ts', import.meta.url).href}'
goLast()
parentPort.postMessage(getPriority(0))
`

it.runIf(isLinux)('a thread goes last by itself, and no other with it', async () => {
  const before = own()
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(thread)}`))
  const said = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  expect(said).toBe(Math.min(19, before + 19))
  expect(own()).toBe(before)
})

it.runIf(isLinux && named('V8Worker').length > 0)('V8’s helpers go behind pages, and before a sheet', () => {
  putHelpersBehind()
  putHelpersBehind()
  for (const id of named('V8Worker')) expect(getPriority(Number(id))).toBe(Math.min(19, own() + 8))
})
