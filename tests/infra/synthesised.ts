import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { z } from 'zod'
import { redressStacks } from '#infra/redress-stack.ts'
import { readSettings } from '#infra/settings.ts'
import { procedures } from '#workflows/index.ts'

/** The library's flags as the deployment has them. */
export const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')))

export type Partition = 'aws' | 'aws-cn'

export type Synthesised = {
  readonly data: Template
  readonly service: Template
  /** Both as one. */
  readonly template: Template
}

/** Templates of a deployment, without real bundles. */
export function synthesised(...asked: Parameters<typeof stacksOf>): Synthesised {
  const { data: kept, service: served } = stacksOf(...asked)
  const [data, service] = [Template.fromStack(kept), Template.fromStack(served)]
  const Resources = { ...data.toJSON()['Resources'], ...service.toJSON()['Resources'] }
  return { data, service, template: Template.fromJSON({ Resources }) }
}

/** Stacks of a deployment, and the application that has them. */
export function stacksOf(
  partition: Partition,
  mode: 'wait' | 'park' = 'wait',
  given: Readonly<Record<string, string>> = {},
) {
  const read = readSettings((name) => (name === 'partition' ? partition : given[name]))
  const { region, account, partition: _, arch, stage = `redress-${partition}`, mode: __, ...settings } = read
  const code = () => Code.fromInline('exports.handler = async () => {}')
  const props = {
    env: { account, region },
    procedures: Object.values(procedures),
    mode,
    ...settings,
    arch: () => arch,
    code,
  }
  const app = new App({ context })
  return { app, ...redressStacks(app, stage, props) }
}
