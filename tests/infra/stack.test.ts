import { readFileSync } from 'node:fs'
import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import type { Asl } from '#chart/asl.ts'
import { nightKey } from '#engine/proof/audited.ts'
import { doors } from '#functions/doors.ts'
import { indexes, indexKeys, outbox } from '#hosts/aws/item.ts'
import { procedures } from '#workflows/index.ts'
import { type Partition, synthesised } from './synthesised.ts'

const printer = 'paperprint'

/** Variables of each function, by template name. */
const environments = (template: Template) =>
  Object.entries(template.findResources('AWS::Lambda::Function')).map(
    ([id, { Properties }]): readonly [string, Readonly<Record<string, unknown>>] => [
      id.replace(/[0-9A-F]{8}$/, ''),
      Properties['Environment']['Variables'],
    ],
  )

type Statement = { readonly Action: string | readonly string[]; readonly Resource: unknown }

const templateFor = (partition: Partition, mode: 'wait' | 'park' = 'wait'): Template =>
  synthesised(partition, mode).template

describe.each(['aws', 'aws-cn'] as const)('the stack in %s', (partition) => {
  const template = templateFor(partition)

  test('has one table with its four indexes, kept against loss', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 1)
    template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' })
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      GlobalSecondaryIndexes: [...indexes.map((name) => ({ name, ...indexKeys(name) })), outbox].map(
        ({ name, pk, sk }) =>
          Match.objectLike({
            IndexName: name,
            KeySchema: [
              { AttributeName: pk, KeyType: 'HASH' },
              { AttributeName: sk, KeyType: 'RANGE' },
            ],
          }),
      ),
    })
  })

  test('keeps its buckets to itself and to TLS', () => {
    template.resourceCountIs('AWS::S3::Bucket', 5)
    template.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
    })
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    })
  })

  test('has one state machine a procedure and one function a door', () => {
    template.resourceCountIs('AWS::StepFunctions::StateMachine', Object.keys(procedures).length)
    template.resourceCountIs('AWS::Lambda::Function', doors.length)
    const traced = Object.values(template.findResources('AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties['TracingConfig'],
    )
    expect(traced.length).toBe(partition === 'aws' ? doors.length : 0)
    template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: Match.anyValue() })
  })

  test('its state machines are the compiled charts', () => {
    const machines = Object.values(template.findResources('AWS::StepFunctions::StateMachine'))
    const definitions = machines.map(({ Properties }) => definitionOf(Properties['DefinitionString']))
    expect(definitions.map(({ Comment }) => Comment)).toEqual(Object.keys(procedures).map((id) => `${id} · wait`))
    expect(definitions.every(({ StartAt, States }) => StartAt in States)).toBe(true)
  })

  test('names every resource it may touch, but for X-Ray, alarms, the delivery of logs and the list of streams', () => {
    const wild = statements(template).filter(({ Resource }) => [Resource].flat().includes('*'))
    const actions = new Set(wild.flatMap(({ Action }) => [Action].flat()).map(apart))
    const known = ['cloudwatch:DescribeAlarms', 'dynamodb:ListStreams', 'logs']
    expect([...actions].toSorted()).toEqual(partition === 'aws' ? [...known, 'xray'] : known)
    expect(
      statements(template)
        .flatMap(({ Action }) => [Action].flat())
        .filter((action) => action.includes('*')),
    ).toEqual([])
  })

  test('writes no partition but its own', () => {
    const text = JSON.stringify(template.toJSON())
    const written = new Set([...text.matchAll(/arn:(aws[a-z-]*):/g)].map(([, name]) => name))
    expect([...written].filter((name) => name !== partition)).toEqual([])
  })

  test('names its secrets, and holds none in its text or in the environment of a function', () => {
    const text = JSON.stringify(template.toJSON())
    expect(text).not.toMatch(/resolve:secretsmanager|REDRESS_KEYS|REDRESS_CLIENT_SECRET/)
    const told = environments(template)
    const others = told.filter(([name]) => name !== printer && name !== 'receiptsign')
    expect(others.map(([, one]) => one['REDRESS_SECRET'])).toEqual(doors.slice(2).map(() => 'redress'))
    expect(Object.keys(Object.fromEntries(told)['receiptsign'] ?? {})).toEqual(['REDRESS_LEDGER'])
    expect(Object.fromEntries(told)[printer]).toEqual({ REDRESS_SEALS: 'redress-seals' })
  })

  test('lets only those that sign come near the ledger’s key', () => {
    const signing = Object.entries(template.findResources('AWS::IAM::Policy'))
      .filter(([, { Properties }]) => /kms:Sign|redress-ledger-key/.test(JSON.stringify(Properties['PolicyDocument'])))
      .map(([id]) => id.replace(/roleDefaultPolicy.*/, ''))
    // A step that serves a letter seals its paper.
    expect(signing.toSorted()).toEqual(['clockseal', 'receiptsign', 'streamletters', 'workflowfire', 'workflowrun'])
  })

  test('lets the printer alone come near the units’ keys for sealing, and says who calls a function', () => {
    const holds = (what: RegExp) =>
      Object.entries(template.findResources('AWS::IAM::Policy'))
        .filter(([, { Properties }]) => what.test(JSON.stringify(Properties['PolicyDocument'])))
        .map(([id]) => id.replace(/roleDefaultPolicy.*/, ''))
        .toSorted()
    expect(holds(/redress-seals/)).toEqual([printer])
    expect(holds(/index\/due/)).toEqual(['clockhooks', 'clocksweep', 'httpadmin', 'streamletters'])
    expect(holds(/"lambda:InvokeFunction"/).filter((id) => !id.startsWith('Machine'))).toEqual([
      'httpadmin',
      'httpapplicant',
      'httpstaff',
      'streamletters',
      'workflowfire',
      'workflowrun',
    ])
  })

  test('lets those alone write to quarantine, discard evidence and tell the public key that do so', () => {
    const to = (action: string, resource: RegExp) =>
      Object.entries(template.findResources('AWS::IAM::Policy'))
        .filter(([, { Properties }]) =>
          [Properties['PolicyDocument']['Statement']]
            .flat()
            .some(
              ({ Action, Resource }: Statement) =>
                [Action].flat().includes(action) && resource.test(JSON.stringify(Resource)),
            ),
        )
        .map(([id]) => id.replace(/roleDefaultPolicy.*/, ''))
        .toSorted()
    const drafts = ['httpadmin', 'httpapi', 'httpapplicant', 'httpstaff']
    expect(to('s3:PutObject', /Quarantine/)).toEqual([...drafts, 'httpown'].toSorted())
    expect(to('s3:DeleteObject', /Evidence/)).toEqual([...drafts, 'clocksweep', 'streamletters'].toSorted())
    expect(to('kms:GetPublicKey', /./)).toEqual(
      partition === 'aws'
        ? ['clockseal', 'httpabout', 'httpadmin', 'httpapplicant', 'httpstaff', 'streamletters'].concat(
            ...['workflowfire', 'workflowrun'],
          )
        : [],
    )
  })

  test('lets the nightly audit write its bookmark, and nothing else', () => {
    const [policy] = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) =>
      id.startsWith('clockaudit'),
    )
    const all: readonly Statement[] = policy?.[1]['Properties']['PolicyDocument']['Statement']
    const written = all.filter(({ Action }) =>
      /(dynamodb|s3|states|kms|lambda):(Put|Del|Upd|Send|Start|Sign|Inv)/.test(`${Action}`),
    )
    expect(written).toEqual([
      expect.objectContaining({
        Action: 'dynamodb:PutItem',
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [nightKey.pk] } },
      }),
    ])
  })

  test('gives no more rights than were counted here: who needs another one says so by this number', () => {
    const pairs = statements(template).flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${JSON.stringify(resource)}`)),
    )
    expect(pairs.length).toBeLessThanOrEqual(partition === 'aws' ? 638 : 548)
  })

  test('has an alarm for each thing that can stop, with what to do about it', () => {
    const names = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
      String(Properties['AlarmName']).replace(`redress-${partition}-`, ''),
    )
    const kinds = [
      ...new Set(
        names.map((name) => name.replace(/-(http|workflow|stream|clock|mail|paper|receipt)-\w+$|-(Pages|Staff)$/, '')),
      ),
    ]
    expect(kinds.toSorted()).toEqual(
      [
        'audit-differs',
        'audit-late',
        'dead-letters',
        'errors',
        'heartbeat',
        'iterator-age',
        'letters-unsent',
        'oldest-due',
        'seal-lag',
        'server-errors',
        'throttles',
      ].toSorted(),
    )
    const runbook = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8')
    expect(kinds.filter((kind) => !runbook.includes(`| \`${kind}\` |`))).toEqual([])
    expect(names.filter((name) => name.startsWith('errors-'))).toHaveLength(doors.length)
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 1)
  })

  test('rings the followers by the stream, a few times and for an hour, and keeps what is given up', () => {
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2)
    template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3600,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    })
  })
})

test('keeps one place of the account for letters, none where the deployment says so', () => {
  const reserving = (given: Readonly<Record<string, string>>) =>
    Object.values(synthesised('aws', 'wait', given).service.findResources('AWS::Lambda::Function')).flatMap(
      ({ Properties }) => Properties['ReservedConcurrentExecutions'] ?? [],
    )
  expect([reserving({}), reserving({ reserved: 'none' })]).toEqual([[1], []])
})

test('in park mode executions are short ones, and nobody may enter, end or answer a wait', () => {
  const park = templateFor('aws', 'park')
  park.allResourcesProperties('AWS::StepFunctions::StateMachine', { StateMachineType: 'EXPRESS' })
  const text = (template: Template) => JSON.stringify(template.findResources('AWS::IAM::Policy'))
  const waits = /SendTaskSuccess|GetAtt":\["workflow(enter|fire)[0-9A-F]{8}","Arn"/
  expect([text(templateFor('aws')), text(park)].map((policies) => waits.test(policies))).toEqual([true, false])
})

/** Service of an action; of table and alarms the action itself. */
const apart = (action: string) => (/^(dynamodb|cloudwatch):/.test(action) ? action : (action.split(':')[0] ?? ''))

function statements(template: Template): readonly Statement[] {
  return Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }): readonly Statement[] => Properties['PolicyDocument']['Statement'],
  )
}

/** The text with its references left out. */
function definitionOf(joined: { readonly 'Fn::Join': readonly [string, readonly unknown[]] }): Asl {
  return JSON.parse(joined['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'reference')).join(''))
}
