import { nightAudit } from '#engine/proof/audited.ts'
import { lagOf } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'

/** Figures for alarms: lag in seconds, and the last nightly audit. */
export async function standing(engine: Engine): Promise<void> {
  const figures = { ...(await lagOf(engine)), ...(await audited(engine)) }
  const Metrics = Object.keys(figures).map((Name) => ({ Name, Unit: Name === 'AuditFound' ? 'Count' : 'Seconds' }))
  const CloudWatchMetrics = [{ Namespace: 'Redress', Dimensions: [['Deployment']], Metrics }]
  const Deployment = process.env['REDRESS_STACK'] ?? 'redress'
  engine.log('standing', { _aws: { Timestamp: engine.clock.now(), CloudWatchMetrics }, Deployment, ...figures })
}

/** Differences found, and seconds since it ended; 0 before the first. */
async function audited(engine: Engine) {
  const last = (await nightAudit(engine))?.last
  const AuditAge = last ? Math.round((engine.clock.now() - last.ended) / 1000) : 0
  return { AuditFound: last?.found ?? 0, AuditAge }
}
