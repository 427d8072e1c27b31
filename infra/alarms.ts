import { Duration, type Stack } from 'aws-cdk-lib'
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'

export type Watched = { readonly functions: Readonly<Record<string, Lambda>>; readonly undelivered: Queue }

const minutes = (n: number) => Duration.minutes(n)

/** Alarms by name, sent to a topic; docs/operate.md tells the remedy. */
export function alarms(stack: Stack, { functions, undelivered }: Watched): void {
  const topic = new Topic(stack, 'Alarms', { enforceSSL: true })
  topic.addToResourcePolicy(
    new PolicyStatement({
      actions: ['sns:Publish'],
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      resources: [topic.topicArn],
    }),
  )
  const shown: IMetric[] = []
  const alarm = (name: string, metric: IMetric, more: Partial<AlarmProps> = {}) => {
    shown.push(metric)
    const made = new Alarm(stack, `Alarm-${name}`, {
      alarmName: `${stack.stackName}-${name}`,
      metric,
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...more,
    })
    made.addAlarmAction(new SnsAction(topic))
  }
  const every = Object.values(functions)
  for (const one of every) alarm(`errors-${one.node.id}`, one.metricErrors({ period: minutes(5) }))
  // One letter function at a time: its own throttle is no fault.
  for (const one of every.filter(({ node }) => node.id !== 'stream-letters'))
    alarm(`throttles-${one.node.id}`, one.metricThrottles({ period: minutes(5) }))
  for (const name of ['stream-deliver', 'stream-letters'])
    alarm(`iterator-age-${name}`, ofFunction(functions[name], 'IteratorAge', 'Maximum'), { threshold: 600_000 })
  alarm('dead-letters', undelivered.metricApproximateNumberOfMessagesVisible({ period: minutes(5) }))
  for (const name of ['clock-sweep', 'clock-seal', 'stream-letters'])
    alarm(`heartbeat-${name}`, ofFunction(functions[name], 'Invocations', 'Sum'), {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    })
  alarm('seal-lag', ofProduct(stack, 'SealLag'), { threshold: 600 })
  alarm('oldest-due', ofProduct(stack, 'OldestDue'), { threshold: 900 })
  alarm('letters-unsent', ofProduct(stack, 'OldestLetter'), { threshold: 3600 })
  new Dashboard(stack, 'Dashboard', {
    dashboardName: stack.stackName,
    widgets: [shown.map((metric) => new GraphWidget({ left: [metric], width: 6, height: 4, title: titleOf(metric) }))],
  })
}

const titleOf = (metric: IMetric) => metric.toMetricConfig().metricStat?.metricName ?? ''

function ofFunction(one: Lambda | undefined, metricName: string, statistic: string): Metric {
  if (!one) throw new TypeError(`no function to watch for ${metricName}`)
  return one.metric(metricName, { statistic, period: minutes(5) })
}

/** Of the embedded metrics that the sweep writes (`hosts/aws/lambda/standing.ts`). */
const ofProduct = (stack: Stack, metricName: string) =>
  new Metric({
    namespace: 'Redress',
    metricName,
    dimensionsMap: { Deployment: stack.stackName },
    statistic: 'Maximum',
    period: minutes(5),
  })
