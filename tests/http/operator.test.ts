import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort, type Started, started } from '#tests/support/started.ts'

let port: number
let program: Started
beforeAll(async () => {
  port = await freePort()
  program = await started({ now: '2026-05-06', operatorPort: port })
})
afterAll(async () => void (await program.stop()))

const ask = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init)

it('says on an address of its own that the process runs and its store answers', async () => {
  for (const path of ['/healthz', '/readyz']) expect([path, await (await ask(path)).text()]).toEqual([path, 'ok\n'])
  expect((await ask('/')).status).toBe(404)
  expect((await ask('/metrics', { method: 'POST' })).status).toBe(405)
  for (const path of ['/healthz', '/readyz', '/metrics'])
    expect((await fetch(`${program.url}${path}`)).status).toBe(404)
})

it('tells a watcher its figures, each line as Prometheus reads it, and none about anybody', async () => {
  const answer = await ask('/metrics')
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const lines = (await answer.text()).trimEnd().split('\n')
  const sample = /^[a-z_]+(\{[a-z]+="[\w. -]+"\})? \d+(\.\d+)?(e[+-]\d+)?$/
  expect(lines.filter((line) => !/^# (HELP|TYPE) [a-z_]+ \S/.test(line) && !sample.test(line))).toEqual([])
  const names = new Set(lines.filter((line) => !line.startsWith('#')).map((line) => line.split(/[{ ]/)[0]))
  expect(names).toContain('redress_oldest_due_seconds')
  expect(lines.filter((line) => /^redress_limits\{state="(open|overdue|paused)"\} \d+$/.test(line))).toHaveLength(3)
  expect(lines).toContain('redress_check{code="calendar"} 0')
  const samples = lines.filter((line) => !line.startsWith('#')).map((line) => line.replace(/ \S+$/, ''))
  expect(samples.filter((one, i) => samples.indexOf(one) !== i)).toEqual([])
  expect(lines.filter((line) => line.startsWith('redress_follower_lag_rows{'))).not.toHaveLength(0)
})
