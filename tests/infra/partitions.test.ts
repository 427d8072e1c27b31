import { readFileSync } from 'node:fs'
import type { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it, test } from 'vitest'
import { differences } from '#infra/differences.ts'
import { synthesised } from './synthesised.ts'

const templates = { aws: synthesised('aws'), 'aws-cn': synthesised('aws-cn') }

type Made = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }
const resourcesOf = (template: Template): readonly Made[] => Object.values(template.toJSON()['Resources'])

describe.each(['aws', 'aws-cn'] as const)('in %s', (partition) => {
  const resources = resourcesOf(templates[partition].template)
  const of = (type: string) => resources.filter(({ Type }) => Type === type)

  it('has nothing that one of the partitions lacks', () => {
    const missing = /^AWS::(CloudFront|Cognito|SES|XRay)|^AWS::Lambda::Url$/
    expect(resources.filter(({ Type }) => missing.test(Type))).toEqual([])
    expect(JSON.stringify(resources)).not.toMatch(/"ses:|cognito|"Protocol":"sms"|:states:::http:/)
  })

  it('runs on the processor and the runtime of the table', () => {
    const kinds = of('AWS::Lambda::Function').map(({ Properties }) => [
      Properties?.['Runtime'],
      Properties?.['Architectures'],
    ])
    expect(new Set(kinds.map((kind) => JSON.stringify(kind)))).toEqual(new Set(['["nodejs24.x",["arm64"]]']))
  })

  it('traces, and keeps the key of the ledger, where the table says', () => {
    const traced = resources.filter(({ Properties }) =>
      /"TracingConfig":|"TracingConfiguration":{"Enabled":true/.test(JSON.stringify(Properties)),
    )
    expect(traced.length > 0).toBe(partition === 'aws')
    expect(of('AWS::KMS::Key').map(({ Properties }) => Properties?.['KeySpec'])).toEqual(
      partition === 'aws' ? ['ECC_NIST_EDWARDS25519'] : [],
    )
  })

  it('takes the other processor by a setting', () => {
    const read = synthesised(partition, 'wait', { arch: 'x64' }).template
    expect(JSON.stringify(read.findResources('AWS::Lambda::Function'))).not.toContain('arm64')
  })
})

test('the table of the docs is that of the program, each row with its page', () => {
  const text = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8')
  for (const { of, aws, china, so, page } of differences)
    expect(text).toContain(`| ${of} | ${aws} | [${china}](${page}) | ${so} |`)
})
