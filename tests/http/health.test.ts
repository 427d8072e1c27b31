import { expect, test } from 'vitest'
import { auditItem, plannedAudit, type WholeAudit } from '#engine/proof/audited.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { standing } from '#hosts/aws/lambda/standing.ts'
import { metricsText } from '#hosts/local/http/metrics.ts'
import { people } from '#tests/authz/people.ts'
import { named } from '#tests/world/town.ts'
import { site } from './site.ts'

const here = site({ now: '2026-09-14' })
const looked = { ...here.engine, sha256: here.engine.crypto.sha256, ledgerKey: null, close: () => {} }
const levels = { ok: 0, warning: 1, error: 2 }

/** Metric of a figure of the last audit; null: none. */
const metricOf: Readonly<Record<keyof WholeAudit, string | null>> = {
  found: 'redress_audit_found',
  ended: 'redress_audit_age_seconds',
  // A size of the look, by which nothing is mended.
  rows: null,
  items: null,
  began: null,
  // Names what differs.
  first: null,
}

test('each figure of the health page is told to a watcher, by the same look at the store', async () => {
  await here.seat(...people)
  const now = here.engine.clock.now()
  const first = [{ zh: '一行不同', en: 'one row differs' }]
  const last = { began: now - 90_000, ended: now - 60_000, rows: 51, items: 97, found: 1, first }
  await here.engine.table.transact([{ put: auditItem(plannedAudit(now, last), 1), when: 'absent' }])

  const checks = await engineChecks(looked)
  expect(new Set(checks.map(({ level }) => level))).toEqual(new Set(['ok', 'warning', 'error']))
  const page = (await (await here.visit(named('auditor'))).get('/en/admin/health')).body
  const plain = page.replace(/&#39;|&quot;|&amp;/g, '').replace(/['"&]/g, '')
  for (const { what } of checks) expect(plain).toContain(what.en.replace(/['"&]/g, ''))
  expect(page.match(/<tr>|<li>/g)?.length).toBeGreaterThanOrEqual(checks.length)

  const lines = (await metricsText(here.engine, looked, [])).split('\n')
  const told = lines.filter((line) => line.startsWith('redress_check{')).toSorted()
  const worst = new Map<string, number>()
  for (const { code, level } of checks) worst.set(code, Math.max(worst.get(code) ?? 0, levels[level]))
  expect(told).toEqual([...worst].map(([code, level]) => `redress_check{code="${code}"} ${level}`).toSorted())
  for (const [figure, name] of Object.entries(metricOf))
    if (name !== null) expect([figure, lines.some((line) => line.startsWith(`${name} `))]).toEqual([figure, true])
  expect(lines).toEqual(expect.arrayContaining(['redress_audit_found 1', 'redress_audit_age_seconds 60']))
})

test('the cloud tells its alarms the same figures', async () => {
  const told: Record<string, unknown>[] = []
  await standing({ ...here.engine, log: (_, fields) => void told.push(fields) })
  const lines = (await metricsText(here.engine, looked, [])).split('\n')
  const names = {
    SealLag: 'redress_seal_lag_seconds',
    OldestDue: 'redress_oldest_due_seconds',
    OldestLetter: 'redress_oldest_letter_seconds',
    AuditFound: 'redress_audit_found',
    AuditAge: 'redress_audit_age_seconds',
  }
  const { _aws, Deployment, ...figures } = told[0] ?? {}
  expect(Object.keys(figures)).toEqual(Object.keys(names))
  for (const [figure, name] of Object.entries(names)) expect(lines).toContain(`${name} ${figures[figure]}`)
})
