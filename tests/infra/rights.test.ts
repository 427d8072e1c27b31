import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { uses as allUses, doors, type Use } from '#functions/doors.ts'
import { synthesised } from './synthesised.ts'

/** Rights of calls, by the service's authorization reference. */
const needs: Readonly<Record<string, readonly string[]>> = {
  GetItem: ['dynamodb:GetItem'],
  BatchGetItem: ['dynamodb:BatchGetItem'],
  Query: ['dynamodb:Query'],
  Update: ['dynamodb:UpdateItem'],
  UpdateItem: ['dynamodb:UpdateItem'],
  // Of a transaction each part is judged by itself.
  TransactWriteItems: [],
  Put: ['dynamodb:PutItem'],
  Delete: ['dynamodb:DeleteItem'],
  ConditionCheck: ['dynamodb:ConditionCheckItem'],
  // Without listing, missing objects answer AccessDenied, not NoSuchKey.
  getObject: ['s3:GetObject', 's3:ListBucket'],
  listObjects: ['s3:ListBucket'],
  putObject: ['s3:PutObject'],
  addObject: ['s3:PutObject'],
  copyObject: ['s3:GetObject', 's3:PutObject'],
  deleteObject: ['s3:DeleteObject'],
  presignedPost: ['s3:PutObject'],
  SendTaskSuccess: ['states:SendTaskSuccess'],
  StartExecution: ['states:StartExecution'],
  GetSecretValue: ['secretsmanager:GetSecretValue'],
  Sign: ['kms:Sign'],
  GetPublicKey: ['kms:GetPublicKey'],
}

/** Adapter of a use, with its methods. */
type Held = Exclude<
  Use,
  | 'stream'
  | 'prove'
  | 'sign'
  | 'print'
  | 'seal'
  | 'attest'
  | 'ledger'
  | 'due'
  | 'outbox'
  | 'audit'
  | 'witness'
  | 'discard'
>
const adapters: Readonly<Record<Held, readonly (readonly [string, readonly string[] | 'all'])[]>> = {
  table: [
    ['table.ts', 'all'],
    ['gathered-reads.ts', 'all'],
    ['query-page.ts', 'all'],
    ['secrets.ts', 'all'],
  ],
  remove: [['table.ts', 'all']],
  check: [['table.ts', 'all']],
  evidence: [['evidence.ts', 'all']],
  upload: [['evidence-links.ts', 'all']],
  published: [['public-folder.ts', ['get']]],
  publish: [['public-folder.ts', 'all']],
  answer: [['executions.ts', ['answer']]],
  start: [['executions.ts', ['start']]],
  count: [['budgets.ts', 'all']],
  erase: [['erasing.ts', 'all']],
  sequence: [
    ['sequence.ts', 'all'],
    ['query-page.ts', 'all'],
  ],
}

/** Parts of a transaction that not every door makes. */
const parts = { remove: ['Delete'], check: ['ConditionCheck'] } as const
const isApart = (call: string) => Object.values(parts).some(([part]) => part === call)

/** Ledger's key: KMS in one partition, secret in the other. */
const others = {
  aws: { prove: ['kms:GetPublicKey'], sign: ['kms:Sign'] },
  'aws-cn': { prove: [], sign: ['secretsmanager:GetSecretValue'] },
}
const plain: Readonly<Record<string, readonly string[]>> = {
  stream: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream', 'dynamodb:ListStreams'],
  discard: ['s3:DeleteObject'],
  print: ['lambda:InvokeFunction'],
  due: ['dynamodb:Query'],
  outbox: ['dynamodb:Query'],
  attest: ['lambda:InvokeFunction'],
  ledger: [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:PutItem',
    'secretsmanager:GetSecretValue',
  ],
  seal: ['secretsmanager:GetSecretValue'],
  witness: ['s3:PutObject'],
  audit: [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:Scan',
    'dynamodb:PutItem',
    's3:GetObject',
    's3:ListBucket',
  ].concat('secretsmanager:GetSecretValue'),
}

const partitions = ['aws', 'aws-cn'] as const
const templates = { aws: synthesised('aws').template, 'aws-cn': synthesised('aws-cn').template }
const cases = partitions.flatMap((partition) => doors.map(({ name, uses }) => ({ partition, name, uses })))

it.each(cases)('$name in $partition may do what it works on, and no more', ({ partition, name, uses }) => {
  const granted = actionsOf(partition, name).filter((action) =>
    /^(dynamodb|s3|states|kms|lambda|secretsmanager):/.test(action),
  )
  expect([...new Set(granted)].toSorted()).toEqual(sorted(uses.flatMap((use) => neededBy(partition, use))))
})

const sorted = (actions: readonly string[]) => [...new Set(actions)].toSorted()

function neededBy(partition: (typeof partitions)[number], use: Use): readonly string[] {
  if (use === 'prove' || use === 'sign') return others[partition][use]
  return isPlain(use) ? (plain[use] ?? []) : calls(use)
}

const deploy = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8')
it.each(allUses)('the docs say why a function has the rights of %s, used or not', (use) => {
  const rights = sorted(partitions.flatMap((partition) => neededBy(partition, use))).map((action) => `\`${action}\``)
  const [, why = ''] = deploy.split(`\n| \`${use}\` | ${rights.join(', ')} | `)
  expect(why.slice(0, why.indexOf(' |')).length).toBeGreaterThan(25)
})

const isPlain = (use: Use): use is Exclude<Use, Held | 'prove' | 'sign'> => use in plain

function calls(use: keyof typeof adapters): readonly string[] {
  const all = adapters[use].flatMap(([file, methods]) => callsIn(file, methods))
  const made = all.filter((call) =>
    use === 'remove' || use === 'check' ? parts[use].some((part) => part === call) : !isApart(call),
  )
  expect(made.length, use).toBeGreaterThan(0)
  return made.flatMap((call) => needs[call] ?? [`nobody knows what ${call} needs`])
}

function callsIn(file: string, methods: readonly string[] | 'all'): readonly string[] {
  const source = readFileSync(new URL(`../../hosts/aws/${file}`, import.meta.url), 'utf8')
  const text = methods === 'all' ? source : methods.map((method) => bodyOf(source, method)).join('\n')
  const made =
    /(?:client\.|await )(?:send|ask)\('(\w+)'|client\.(\w+Objects?)\(|(presignedPost)\(|json(?:Call|Ask)\(caller, '\w+', '(\w+)'/g
  return [...text.matchAll(made), ...text.matchAll(/\b(Put|Delete|ConditionCheck|Update): [{a-z]/g)].map(
    ([, ...names]) => names.find((name) => name !== undefined) ?? '',
  )
}

/** A method of the object that an adapter answers, by its indentation. */
const bodyOf = (source: string, method: string) =>
  new RegExp(`^ {4}(async )?${method}\\(.*?^ {4}\\},$`, 'ms').exec(source)?.[0] ?? ''

function actionsOf(partition: (typeof partitions)[number], name: string): readonly string[] {
  const role = `${name.replaceAll('-', '')}role`
  return Object.values(templates[partition].findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${role}`))
    .flatMap(({ Properties }) => [Properties['PolicyDocument']['Statement']].flat())
    .flatMap(({ Action }): readonly string[] => [Action].flat())
}
