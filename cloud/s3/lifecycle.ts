import { z } from 'zod'
import type { Resource } from '../template/deployed.ts'

/** Versions and parts of uploads end with their object here. */
const Rule = z.strictObject({
  Id: z.string().optional(),
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.string().default(''),
  ExpirationInDays: z.coerce.number().optional(),
  ExpiredObjectDeleteMarker: z.boolean().optional(),
  NoncurrentVersionExpiration: z.unknown().optional(),
  AbortIncompleteMultipartUpload: z.unknown().optional(),
})
const Properties = z.object({ LifecycleConfiguration: z.object({ Rules: z.array(Rule) }).optional() })
const day = 24 * 3_600_000

/**
 * End of an object by its bucket's rules: days, then midnight.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function lifecycle(
  resources: readonly Resource[],
): (bucket: string, key: string, modified: number) => number | null {
  const rules = new Map(
    resources
      .filter(({ type }) => type === 'AWS::S3::Bucket')
      .map(({ ref, properties }) => [ref, Properties.parse(properties).LifecycleConfiguration?.Rules ?? []]),
  )
  return (bucket, key, modified) => {
    const days = (rules.get(bucket) ?? []).flatMap(({ Status, Prefix, ExpirationInDays }) =>
      Status === 'Enabled' && key.startsWith(Prefix) ? (ExpirationInDays ?? []) : [],
    )
    return days.length === 0 ? null : Math.ceil((modified + Math.min(...days) * day) / day) * day
  }
}
