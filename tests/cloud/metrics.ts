import { z } from 'zod'
import type { Assembly } from '#cloud/template/read-assembly.ts'

const Watched = z.object({
  Namespace: z.literal('Redress'),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })),
})

/** Metrics of our own that the template's alarms watch. */
export const metricsWatched = ({ stacks }: Assembly): readonly string[] =>
  stacks
    .flatMap(({ template }) => Object.values(template.Resources))
    .flatMap(({ Type, Properties }) => {
      const { data } = Watched.safeParse(Type === 'AWS::CloudWatch::Alarm' ? Properties : null)
      return data ? [`${data.MetricName} ${data.Dimensions.map(({ Name, Value }) => `${Name}=${Value}`)}`] : []
    })
    .toSorted()

/**
 * Metrics as CloudWatch finds them: at the top of a line.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
const Told = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.literal('Redress'),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
})

/** Names and dimensions of metrics told in lines `FUNCTION: LINE`. */
export function metricsTold(lines: string): readonly string[] {
  const found = lines.split('\n').flatMap((line) => {
    const { data } = Told.safeParse(jsonIn(line.replace(/^\w+: /, '')))
    return (data?._aws.CloudWatchMetrics ?? []).flatMap(({ Dimensions, Metrics }) =>
      Metrics.filter(({ Name }) => typeof data?.[Name] === 'number').map(
        ({ Name }) => `${Name} ${Dimensions.flat().map((one) => `${one}=${data?.[one]}`)}`,
      ),
    )
  })
  return [...new Set(found)].toSorted()
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
