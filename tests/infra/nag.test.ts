import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { acknowledged } from '#infra/acknowledged.ts'
import { type Partition, stacksOf } from './synthesised.ts'

describe.each<Partition>(['aws', 'aws-cn'])('cdk-nag in %s', (partition) => {
  it.each(['wait', 'park'] as const)('finds nothing in %s but what is acknowledged', (mode) => {
    const { app } = stacksOf(partition, mode)
    app.synth()
    const found = [new AwsSolutionsChecks(app), new ServerlessChecks(app)].flatMap((pack) =>
      pack
        .validateScope(app)
        .violations.map(
          ({ ruleName, violatingResources }) =>
            `${ruleName}: ${violatingResources.map(({ constructPath }) => constructPath).join(' ')}`,
        ),
    )
    expect(found).toEqual([])
  })
})

it('acknowledges ten findings at most, each with its reason', () => {
  const standing = acknowledged(false, ['Quarantine', 'Evidence', 'Public'])
  expect(standing.length).toBeLessThanOrEqual(10)
  expect(standing.filter(({ reason }) => reason.length < 40)).toEqual([])
})
