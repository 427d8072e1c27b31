import { boardList } from '#engine/figures/running-rows.ts'
import { countsOn, standingOf } from '#engine/figures/workload-counts.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { firstFollowers, placeOf } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import type { Finding } from '#engine/run/host-tools.ts'
import { lagOf } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'

/** Meaning of a name, with a value for each label set. */
type Gauge = {
  readonly name: string
  readonly help: string
  readonly kind?: 'counter' | 'gauge'
  readonly values: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[]
}

/**
 * Figures in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/), naming
 * nobody.
 */
export async function metricsText(engine: Engine, checked: StoreReader, machine: readonly Finding[]): Promise<string> {
  const found = gaugeOf([...machine, ...(await engineChecks(checked))])
  const gauges = [...(await lags(engine)), await limits(engine), found, ...itself()]
  return gauges.map(block).join('')
}

async function lags(engine: Engine): Promise<readonly Gauge[]> {
  const { SealLag, OldestDue, OldestLetter, AuditFound, AuditAge } = await lagOf(engine)
  const rows = await engine.journal.size()
  const names = [...firstFollowers, ...Object.keys(consumers)]
  const places = await Promise.all(names.map(async (name) => [name, await placeOf(engine, name)] as const))
  return [
    gauge('redress_seal_lag_seconds', 'Age of the oldest entry without a checkpoint.', SealLag),
    gauge('redress_oldest_due_seconds', 'Delay of the oldest act that is due.', OldestDue),
    gauge('redress_oldest_letter_seconds', 'Delay of the oldest letter that is due.', OldestLetter),
    gauge('redress_audit_found', 'Differences that the last whole nightly audit found.', AuditFound),
    gauge('redress_audit_age_seconds', 'Time since the last whole nightly audit, or its first night.', AuditAge),
    gauge('redress_log_rows', 'Rows of the log.', rows),
    {
      name: 'redress_follower_lag_rows',
      help: 'Rows of the log that a follower has not passed.',
      values: places.map(([follower, place]) => [{ follower }, Math.max(0, rows - 1 - place)]),
    },
  ]
}

async function limits(engine: Engine): Promise<Gauge> {
  const { next: _, ...standing } = standingOf(await countsOn(engine, boardList(engine.deployment.area)), engine)
  return {
    name: 'redress_limits',
    help: 'Running limits by how they stand, as the board counts them.',
    values: Object.entries(standing).map(([state, n]) => [{ state }, n]),
  }
}

function gaugeOf(findings: readonly Finding[]): Gauge {
  const levels = { ok: 0, warning: 1, error: 2 }
  // Takes the worst of several findings, since names stand once.
  const worst = new Map<string, number>()
  for (const { code, level } of findings) worst.set(code, Math.max(levels[level], worst.get(code) ?? 0))
  return {
    name: 'redress_check',
    help: 'Findings of the doctor: 0 in order, 1 to be looked at, 2 to be mended.',
    values: [...worst].map(([code, level]) => [{ code }, level]),
  }
}

function itself(): readonly Gauge[] {
  const { user, system } = process.cpuUsage()
  const cpu = gauge('process_cpu_seconds_total', 'Processor time used.', (user + system) / 1e6)
  return [
    gauge('process_resident_memory_bytes', 'Memory in use.', process.memoryUsage.rss()),
    { ...cpu, kind: 'counter' },
    gauge('process_uptime_seconds', 'Time since the start.', process.uptime()),
  ]
}

const gauge = (name: string, help: string, value: number): Gauge => ({ name, help, values: [[{}, value]] })

function block({ name, help, kind = 'gauge', values }: Gauge): string {
  const lines = values.map(([labels, value]) => `${name}${set(labels)} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${lines.join('')}`
}

function set(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
