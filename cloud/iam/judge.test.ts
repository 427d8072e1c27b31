import { describe, expect, it } from 'vitest'
import type { Resource } from '../template/deployed.ts'
import { judge } from './judge.ts'

const place = { partition: 'aws', region: 'us-east-1', account: '111111111111', stack: 'own' }
const role = 'arn:aws:iam::111111111111:role/door'
const queue = 'arn:aws:sqs:us-east-1:111111111111:late'
const made = (type: string, properties: Resource['properties'], Arn = ''): Resource => ({
  ...{ id: type, type, ref: Arn.split(/[:/]/).at(-1) ?? '', attributes: { Arn }, place, properties },
})
const document = (...Statement: readonly unknown[]) => ({ Version: '2012-10-17', Statement })
const sends = { Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:ReceiveMessage'], Resource: queue }
const world = [
  made('AWS::IAM::Role', {}, role),
  made('AWS::IAM::Policy', { PolicyName: 'own', Roles: ['door'], PolicyDocument: document(sends) }),
  made('AWS::SQS::QueuePolicy', {
    Queues: [queue],
    PolicyDocument: document({
      ...{
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queue,
      },
      Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:us-east-1:111111111111:rule/minute' } },
    }),
  }),
]
const send = { principal: role, action: 'sqs:SendMessage', resource: queue }

describe('the judge', () => {
  it('remembers what was denied, how often, and which rights nothing used', () => {
    const one = judge(world)
    expect(one.may(send)).toBe(true)
    expect([
      one.may({ ...send, action: 'sqs:DeleteMessage' }),
      one.may({ ...send, action: 'sqs:DeleteMessage' }),
    ]).toEqual([false, false])
    expect(one.denials().map(({ action, times }) => [action, times])).toEqual([['sqs:DeleteMessage', 2]])
    expect(
      one
        .rights()
        .filter(({ isUsed }) => !isUsed)
        .map(({ action }) => action),
    ).toEqual(['sqs:ReceiveMessage'])
  })

  it('lets a service in by the policy of what it calls, from the source that this names, and no other', () => {
    const service = { ...send, principal: 'events.amazonaws.com' }
    const from = (rule: string) => ({ 'aws:SourceArn': [`arn:aws:events:us-east-1:111111111111:rule/${rule}`] })
    expect(judge(world).may({ ...service, facts: from('minute') })).toBe(true)
    expect(judge(world).may({ ...service, facts: from('another') })).toBe(false)
    expect(judge(world).may({ ...service, principal: 'sns.amazonaws.com', facts: from('minute') })).toBe(false)
  })

  it('denies whatever leans on a managed policy, whose text no template has', () => {
    const managed = made('AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }, role)
    expect(judge([managed]).may(send)).toBe(false)
  })
})
