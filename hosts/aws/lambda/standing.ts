import { lagOf } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'

/** Figures for alarms: lag in seconds, and the last nightly audit. */
export async function standing(engine: Engine): Promise<void> {
  const figures = await lagOf(engine)
  const Metrics = Object.keys(figures).map((Name) => ({ Name, Unit: Name === 'AuditFound' ? 'Count' : 'Seconds' }))
  const CloudWatchMetrics = [{ Namespace: 'Redress', Dimensions: [['Deployment']], Metrics }]
  const Deployment = process.env['REDRESS_STACK'] ?? 'redress'
  engine.log('standing', { _aws: { Timestamp: engine.clock.now(), CloudWatchMetrics }, Deployment, ...figures })
}
