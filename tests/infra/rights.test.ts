import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { doors, type Use } from '#functions/doors.ts'
import { synthesised } from './synthesised.ts'

/** Rights that a call of the SDK needs, by the service's authorization reference. */
const needs: Readonly<Record<string, readonly string[]>> = {
  GetItem: ['dynamodb:GetItem'],
  Query: ['dynamodb:Query'],
  TransactWriteItems: ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
  // Without the right to list, a missing object is answered AccessDenied and not NoSuchKey.
  GetObject: ['s3:GetObject', 's3:ListBucket'],
  HeadObject: ['s3:GetObject', 's3:ListBucket'],
  ListObjectsV2: ['s3:ListBucket'],
  PutObject: ['s3:PutObject'],
  CopyObject: ['s3:GetObject', 's3:PutObject'],
  DeleteObject: ['s3:DeleteObject'],
  createPresignedPost: ['s3:PutObject'],
  SendTaskSuccess: ['states:SendTaskSuccess'],
  StartExecution: ['states:StartExecution'],
}

/** The adapter behind a use, and the methods of it that the use has. */
const adapters: Readonly<Record<Exclude<Use, 'stream'>, readonly (readonly [string, readonly string[] | 'all'])[]>> = {
  table: [
    ['table.ts', 'all'],
    ['query-page.ts', 'all'],
  ],
  evidence: [['files.ts', 'all']],
  published: [['public-folder.ts', ['get']]],
  publish: [['public-folder.ts', 'all']],
  answer: [['executions.ts', ['answer']]],
  start: [['executions.ts', ['start']]],
}

const { template } = synthesised('aws-cn')

it.each(doors)('$name may do what the parts of the host that it works on call, and no more', ({ name, uses }) => {
  const needed = uses.flatMap((use) =>
    use === 'stream' ? ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'] : calls(use),
  )
  const granted = actionsOf(name).filter((action) => /^(dynamodb|s3|states):/.test(action))
  expect([...new Set(granted)].toSorted()).toEqual([...new Set(needed)].toSorted())
})

function calls(use: keyof typeof adapters): readonly string[] {
  const made = adapters[use].flatMap(([file, methods]) => callsIn(file, methods))
  expect(made.length, use).toBeGreaterThan(0)
  return made.flatMap((call) => needs[call] ?? [`nobody knows what ${call} needs`])
}

function callsIn(file: string, methods: readonly string[] | 'all'): readonly string[] {
  const source = readFileSync(new URL(`../../hosts/aws/${file}`, import.meta.url), 'utf8')
  const text = methods === 'all' ? source : methods.map((method) => bodyOf(source, method)).join('\n')
  return [...text.matchAll(/new (\w+)Command\(|(createPresignedPost)\(/g)].map(
    ([, command, other]) => command ?? other ?? '',
  )
}

/** A method of the object that an adapter answers, by its indentation. */
const bodyOf = (source: string, method: string) =>
  new RegExp(`^ {4}(async )?${method}\\(.*?^ {4}\\},$`, 'ms').exec(source)?.[0] ?? ''

function actionsOf(name: string): readonly string[] {
  const role = `${name.replaceAll('-', '')}role`
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${role}`))
    .flatMap(({ Properties }) => [Properties['PolicyDocument']['Statement']].flat())
    .flatMap(({ Action }): readonly string[] => [Action].flat())
}
