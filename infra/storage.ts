import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { indexes, indexKeys, outbox, timeToLive } from '#hosts/aws/item.ts'

export type Storage = {
  readonly table: Table
  readonly quarantine: Bucket
  readonly clean: Bucket
  readonly open: Bucket
  /** Signed checkpoints, which nobody can remove before their time. */
  readonly checkpoints: Bucket
}
type Place = { readonly url: string }
type Asked = { readonly site: Place; readonly staff: Place | undefined; readonly lockDays: number }

/** Table with indexes, and buckets of evidence and public files. */
export function storage(scope: Construct, { site, staff, lockDays }: Asked): Storage {
  // Keeps three years who fetched evidence (网络数据安全管理条例 12).
  const threeYears = [{ expiration: Duration.days(3 * 366), noncurrentVersionExpiration: Duration.days(30) }]
  const log = bucket(scope, 'AccessLog', { versioned: true, lifecycleRules: threeYears }) as IBucket
  // Removed objects go after a month, broken uploads after a week.
  const gone = [
    { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(7) },
    { expiredObjectDeleteMarker: true },
  ]
  const kept = { versioned: true, serverAccessLogsBucket: log, lifecycleRules: gone }
  return {
    table: table(scope),
    quarantine: bucket(scope, 'Quarantine', {
      ...kept,
      serverAccessLogsPrefix: 'quarantine/',
      cors: [{ allowedMethods: [HttpMethods.POST], allowedOrigins: [site.url, ...(staff ? [staff.url] : [])] }],
    }),
    clean: bucket(scope, 'Evidence', { ...kept, serverAccessLogsPrefix: 'evidence/' }),
    open: bucket(scope, 'Public', { serverAccessLogsBucket: log, serverAccessLogsPrefix: 'public/' }),
    checkpoints: bucket(scope, 'Checkpoints', {
      versioned: true,
      serverAccessLogsBucket: log,
      serverAccessLogsPrefix: 'checkpoints/',
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(lockDays)),
    }),
  }
}

const safe = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies BucketProps

/** Own name in the template, for people who read policies. */
function bucket(scope: Construct, id: string, props: BucketProps): Bucket {
  const made = new Bucket(scope, id, { ...safe, ...props })
  if (made.node.defaultChild instanceof CfnBucket) made.node.defaultChild.overrideLogicalId(id)
  return made
}

function table(scope: Construct): Table {
  const text = (name: string) => ({ name, type: AttributeType.STRING })
  const made = new Table(scope, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    timeToLiveAttribute: timeToLive,
    removalPolicy: RemovalPolicy.RETAIN,
    stream: StreamViewType.NEW_IMAGE,
  })
  for (const name of indexes) {
    const keys = indexKeys(name)
    const projectionType = ProjectionType.ALL
    made.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: text(keys.pk),
      sortKey: text(keys.sk),
      projectionType,
    })
  }
  made.addGlobalSecondaryIndex({
    indexName: outbox.name,
    partitionKey: text(outbox.pk),
    sortKey: text(outbox.sk),
    projectionType: ProjectionType.KEYS_ONLY,
  })
  return made
}
