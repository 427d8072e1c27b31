import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { putHelpersBehind } from './priority.ts'

const isLinux = process.platform === 'linux'
const tasks = '/proc/self/task'
/** Threads of this process, by the name that Node gives them. */
const named = (name: string) =>
  readdirSync(tasks).filter((id) => readFileSync(`${tasks}/${id}/comm`, 'utf8') === `${name}\n`)
const own = () => getPriority(process.pid)

/** A thread that goes behind, and says where it stands. */
const thread = `
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { goBehind } from '${new URL('priority.ts', import.meta.url).href}'
goBehind()
parentPort.postMessage(getPriority(0))
`

it.runIf(isLinux)('a thread goes behind by itself, and no other with it', async () => {
  const before = own()
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(thread)}`))
  const said = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  expect(said).toBe(Math.min(19, before + 6))
  expect(own()).toBe(before)
})

it.runIf(isLinux && named('V8Worker').length > 0)('V8’s helpers go behind pages, and before a sheet', () => {
  putHelpersBehind()
  putHelpersBehind()
  for (const id of named('V8Worker')) expect(getPriority(Number(id))).toBe(Math.min(19, own() + 3))
})

it.runIf(isLinux)('nothing is moved where no thread can be seen, or one is gone', () => {
  const before = own()
  const folder = mkdtempSync(join(tmpdir(), 'redress-priority-'))
  putHelpersBehind(join(folder, 'nowhere'))
  mkdirSync(join(folder, 'ended'))
  putHelpersBehind(folder)
  mkdirSync(join(folder, '999999999'))
  writeFileSync(join(folder, '999999999', 'comm'), 'V8Worker\n')
  rmSync(join(folder, 'ended'), { recursive: true })
  putHelpersBehind(folder)
  rmSync(folder, { recursive: true })
  expect(own()).toBe(before)
})
