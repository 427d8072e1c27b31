import { Duration, type Stack } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
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

type Watching = { readonly functions: Readonly<Record<string, Lambda>>; readonly undelivered: Queue }

export type Watch = {
  readonly topic: Topic
  /** Alarm of the faults of a function. */
  errors(name: string): Alarm
  /** Alarm of answers that say a fault of ours. */
  serverErrors(api: HttpApi): Alarm
}

const minutes = (n: number) => Duration.minutes(n)

/** Alarms by name, sent to a topic; docs/operate.md tells the remedy. */
export function alarms(stack: Stack, { functions, undelivered }: Watching): Watch {
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
    return made
  }
  const every = Object.values(functions)
  const errors = new Map(
    every.map((one) => [one.node.id, alarm(`errors-${one.node.id}`, one.metricErrors({ period: minutes(5) }))]),
  )
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
  alarm('audit-differs', ofProduct(stack, 'AuditFound'))
  alarm('audit-late', ofProduct(stack, 'AuditAge'), { threshold: 2 * 24 * 3600 })
  alarm('letters-unsent', ofProduct(stack, 'OldestLetter'), { threshold: 3600 })
  const dashboard = new Dashboard(stack, 'Dashboard', { dashboardName: stack.stackName })
  dashboard.addWidgets(...shown.map(graph))
  return {
    topic,
    errors: (name) => errors.get(name) ?? missing(name),
    serverErrors(api) {
      const metric = api.metricServerError({ period: minutes(5), statistic: 'Sum' })
      dashboard.addWidgets(graph(metric))
      return alarm(`server-errors-${api.node.id}`, metric, { threshold: 5 })
    },
  }
}

const graph = (metric: IMetric) => new GraphWidget({ left: [metric], width: 6, height: 4, title: titleOf(metric) })

function missing(name: string): never {
  throw new TypeError(`no function to watch: ${name}`)
}

const titleOf = (metric: IMetric) => metric.toMetricConfig().metricStat?.metricName ?? ''

function ofFunction(one: Lambda | undefined, metricName: string, statistic: string): Metric {
  if (!one) return missing(metricName)
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
