import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { redressStack } from '#infra/redress-stack.ts'
import { readSettings } from '#infra/settings.ts'
import { procedures } from '#workflows/index.ts'

export type Partition = 'aws' | 'aws-cn'

/** Template of a deployment, without real bundles. */
export function synthesised(partition: Partition, mode: 'wait' | 'park' = 'wait'): { readonly template: Template } {
  const read = readSettings((name) => (name === 'partition' ? partition : undefined))
  const { region, account, partition: _, stage: ___, mode: __, ...settings } = read
  const code = () => Code.fromInline('exports.handler = async () => {}')
  const props = { env: { account, region }, procedures: Object.values(procedures), mode, ...settings, code }
  return { template: Template.fromStack(redressStack(new App(), `redress-${partition}`, props)) }
}
