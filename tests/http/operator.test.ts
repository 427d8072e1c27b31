import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { tables } from '#tests/docs/tables.ts'
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
  // Of the machine too, as disk and backup.
  expect(lines).toContain('redress_check{code="keys"} 0')
  expect(lines).toContain('redress_check{code="backup"} 1')
  const samples = lines.filter((line) => !line.startsWith('#')).map((line) => line.replace(/ \S+$/, ''))
  expect(samples.filter((one, i) => samples.indexOf(one) !== i)).toEqual([])
  expect(lines.filter((line) => line.startsWith('redress_follower_lag_rows{'))).not.toHaveLength(0)
})

const fileOf = (name: string) => readFileSync(new URL(`../../docs/watching/${name}`, import.meta.url), 'utf8')
const Alerts = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
})
const Dashboard = z.object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })) })

/** Names of figures in an expression, without functions and labels. */
const namesIn = (expr: string): readonly string[] =>
  [...expr.replace(/\{[^}]*\}|\[[^\]]*\]/g, '').matchAll(/[a-z_]{2,}(?![a-z_(])/g)].map(([name]) => name)

it('alarms and dashboard name figures that it answers, and each alarm says what to do', async () => {
  const text = await (await ask('/metrics')).text()
  const answered = new Set([...text.matchAll(/^# TYPE ([a-z_]+)/gm)].map(([, name = '']) => name))
  const rules = Alerts.parse(parse(fileOf('alerts.yaml'))).groups.flatMap((group) => group.rules)
  const alarmed = new Set(rules.flatMap(({ expr }) => namesIn(expr)))
  expect([...alarmed.difference(answered)]).toEqual(['up'])
  const panels = Dashboard.parse(JSON.parse(fileOf('dashboard.json'))).panels
  const drawn = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))))
  expect([...drawn.symmetricDifference(answered)]).toEqual([])
  const rows = tables('docs/operate.md').filter(({ heading }) => heading === 'Alarms by Prometheus')
  expect(rows.map(({ cells: [alarm] }) => alarm)).toEqual(rules.map(({ alert }) => alert))
})

it('finds a figure that nobody answers', () => {
  expect(namesIn('rate(redress_gone_total{job="redress"}[5m]) > 1.5e9')).toEqual(['redress_gone_total'])
})
