import { lagOf } from '#engine/run/lag.ts'
import type { Engine } from '#engine/store/engine.ts'

/** Figures of lag, in CloudWatch’s embedded metric format. */
export async function standing(engine: Engine): Promise<void> {
  const figures = await lagOf(engine)
  const Metrics = Object.keys(figures).map((Name) => ({ Name, Unit: 'Seconds' }))
  const CloudWatchMetrics = [{ Namespace: 'Redress', Dimensions: [['Deployment']], Metrics }]
  const Deployment = process.env['REDRESS_STACK'] ?? 'redress'
  engine.log('standing', { _aws: { Timestamp: engine.clock.now(), CloudWatchMetrics }, Deployment, ...figures })
}
