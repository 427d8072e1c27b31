import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { context, type Partition, synthesised } from './synthesised.ts'

describe.each<Partition>(['aws', 'aws-cn'])('what is kept in %s', (partition) => {
  const { template, data } = synthesised(partition)

  it('has logs for longer than six months (网络安全法 23), whatever is torn down', () => {
    const groups = Object.values(template.findResources('AWS::Logs::LogGroup'))
    expect(groups.length).toBeGreaterThan(20)
    const short = groups.filter(
      ({ DeletionPolicy, Properties }) => DeletionPolicy !== 'Retain' || !(Properties['RetentionInDays'] >= 184),
    )
    expect(short).toEqual([])
  })

  it('has for three years who fetched evidence (网络数据安全管理条例 12)', () => {
    const buckets = data.findResources('AWS::S3::Bucket')
    const [rule] = buckets['AccessLog']?.['Properties']['LifecycleConfiguration']['Rules'] ?? []
    expect(rule.ExpirationInDays).toBeGreaterThanOrEqual(3 * 365)
    for (const name of ['Quarantine', 'Evidence', 'Public', 'Checkpoints'])
      expect(buckets[name]?.['Properties']['LoggingConfiguration']['DestinationBucketName']).toEqual({
        Ref: 'AccessLog',
      })
  })

  it('lets no file of a case and no public page end by itself, and what was removed after a month', () => {
    const buckets = data.findResources('AWS::S3::Bucket')
    const rulesOf = (name: string) => buckets[name]?.['Properties']['LifecycleConfiguration']?.['Rules'] ?? []
    const ending = ['Quarantine', 'Evidence', 'Public', 'Checkpoints'].flatMap(rulesOf).map((rule) => Object.keys(rule))
    expect(ending.flat().filter((name) => /^Expiration(InDays|Date)$/.test(name))).toEqual([])
    for (const name of ['Quarantine', 'Evidence'])
      expect(rulesOf(name)).toEqual([
        {
          Status: 'Enabled',
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
        { Status: 'Enabled', ExpiredObjectDeleteMarker: true },
      ])
  })

  it('locks each checkpoint, so that nobody of the account can take one away', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: partition === 'aws' ? 1 : 3660 } },
      },
    })
    const writers = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([, policy]) =>
      JSON.stringify(policy).includes('/checkpoint"'),
    )
    expect(writers.map(([id]) => id.replace(/role.*/, ''))).toEqual(['clockseal'])
  })

  it('lets no row of the table end by itself but the counts of budgets', () => {
    const sources = ['budgets.ts', 'item.ts', 'sequence.ts', 'table.ts'].filter((file) =>
      readFileSync(new URL(`../../hosts/aws/${file}`, import.meta.url), 'utf8').includes('timeToLive'),
    )
    expect(sources).toEqual(['budgets.ts', 'item.ts'])
  })
})

test('each flag that the library recommends is decided', () => {
  const file = new URL('../../node_modules/aws-cdk-lib/recommended-feature-flags.json', import.meta.url)
  const recommended = Object.keys(JSON.parse(readFileSync(file, 'utf8')))
  expect(recommended.length).toBeGreaterThan(50)
  expect(recommended.filter((flag) => !(flag in context))).toEqual([])
})
