import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { readPolicy } from './policy.ts'

const call = { principal: 'arn:aws:iam::1:role/door', action: 's3:GetObject', resource: 'arn:aws:s3:::clean/file/a' }
const saying = (...statements: readonly unknown[]) => [
  readPolicy('own', { Version: '2012-10-17', Statement: statements }),
]
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::clean/*' }

describe('the evaluator', () => {
  it.each([
    ['as it stands', allow, 'allowed'],
    ['by a pattern of actions', { ...allow, Action: 's3:Get*' }, 'allowed'],
    ['in other letters', { ...allow, Action: ['S3:getobject'] }, 'allowed'],
    ['another action', { ...allow, Action: 's3:PutObject' }, 'silent'],
    ['the bucket and not its objects', { ...allow, Resource: 'arn:aws:s3:::clean' }, 'silent'],
    ['under a condition that holds', { ...allow, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, 'allowed'],
    ['under one that does not', { ...allow, Condition: { StringEquals: { 's3:prefix': 'x' } } }, 'silent'],
    [
      'under an operator it does not know',
      { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '::1' } } },
      'unknown',
    ],
    ['with an element it does not know', { ...allow, NotAction: 's3:PutObject' }, 'unknown'],
  ])('finds a right given %s: %s', (_name, statement, kind) => {
    expect(evaluate(saying(statement), call).kind).toBe(kind)
  })

  it('lets an explicit denial win, wherever it stands', () => {
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' }
    expect(evaluate(saying(allow, deny), call).kind).toBe('denied')
    expect(evaluate([...saying(deny), ...saying(allow)], call).kind).toBe('denied')
    const elsewhere = { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }
    expect(evaluate(saying(allow, elsewhere), call).kind).toBe('allowed')
  })

  it('takes every value of a key into account where the condition says for all', () => {
    const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['case#*'] } }
    const of = (...keys: readonly string[]) => ({ ...call, facts: { 'dynamodb:LeadingKeys': keys } })
    expect(evaluate(saying({ ...allow, Condition }), of('case#1', 'case#2')).kind).toBe('allowed')
    expect(evaluate(saying({ ...allow, Condition }), of('case#1', 'person#2')).kind).toBe('silent')
  })
})
