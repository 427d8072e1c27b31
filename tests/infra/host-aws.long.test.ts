import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backend } from '#cloud/dynamo/backend.ts'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { restoreTable } from '#cloud/dynamo/restore-table.ts'
import { checkpointItem, readHead } from '#engine/proof/ledger-head.ts'
import { seal } from '#engine/proof/seal.ts'
import { keepNumber, openNumber } from '#engine/register/identity-numbers.ts'
import { personKey } from '#engine/store/keys.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
import { openHost } from '#hosts/aws/index.ts'
import { sequenceOutbox } from '#hosts/aws/sequence.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { numberCipher } from '#hosts/number-cipher.ts'
import { callerAt } from '#tests/support/doubles/caller.ts'
import { createTable } from '#tests/support/doubles/create-table.ts'

const local = await openDynamoLocal()
const title = 'missing' in local ? `--host aws (no DynamoDB Local: ${local.missing})` : '--host aws'
const hex = 'ab'.repeat(32)
const [first, second] = [
  { id: '1', key: hex },
  { id: '2', key: 'cd'.repeat(32) },
]
const secretWith = (...numbers: readonly (typeof first)[]) => ({
  clientSecret: 'x',
  keys: { actor: hex, subject: hex, session: hex, upload: hex, numbers },
})
const texts: Record<string, object> = {
  redress: secretWith(first),
  'redress-ledger-key': { ledger: hex },
}
const secrets = createServer(async (request, response) => {
  const asked = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString())
  response.end(JSON.stringify({ SecretString: JSON.stringify(texts[asked.SecretId]) }))
})
/** DynamoDB Local that restores too. */
const restoring = createServer(async (request, response) => {
  const call = backend('endpoint' in local ? local.endpoint : '')
  const target = String(request.headers['x-amz-target'])
  const body = Buffer.concat(await Array.fromAsync(request)).toString()
  if (target.endsWith('.RestoreTableToPointInTime')) {
    await restoreTable(call, JSON.parse(body))
    return void response.end('{}')
  }
  const reply = await call(target, body)
  response.writeHead(reply.status).end(reply.body)
})
const portOf = (server: Server) => {
  const address = server.address()
  return typeof address === 'object' ? address?.port : ''
}
let env: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  if (!('endpoint' in local)) return
  const name = await createTable(dynamo(callerAt(local.endpoint)))
  for (const server of [secrets, restoring]) await once(server.listen(0, '127.0.0.1'), 'listening')
  env = {
    PATH: process.env['PATH'] ?? '',
    ...{ AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${portOf(restoring)}`,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${portOf(secrets)}`,
    ...{ REDRESS_TABLE: name, REDRESS_QUARANTINE_BUCKET: 'q', REDRESS_CLEAN_BUCKET: 'c', REDRESS_PUBLIC_BUCKET: 'p' },
    ...{ REDRESS_MACHINES: 'arn:aws:states:x', REDRESS_MODE: 'wait', REDRESS_URL: 'https://xy.example' },
    ...{
      REDRESS_DEPLOYMENT: 'deployments/yunfu',
      REDRESS_SMTP: 'smtps://m.example',
      REDRESS_MAIL_FROM: 'a@xy.example',
    },
    ...{ REDRESS_ISSUER: 'https://sso.example', REDRESS_CLIENT_ID: 'x' },
    ...{ REDRESS_SECRET: 'redress', REDRESS_LEDGER: 'secret:redress-ledger-key' },
  }
})
afterAll(async () => {
  for (const name of Object.keys(env)) if (name !== 'PATH') delete process.env[name]
  secrets.close()
  restoring.close()
  if ('endpoint' in local) await local.close()
})

const root = new URL('../..', import.meta.url)
const redress = (...args: readonly string[]) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, ['cli/redress.ts', ...args], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr }),
    )
  })
const sheet = `CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_SY,CF_CFLB,CF_NR,CF_JDRQ,CF_CFJG,失信严重程度
云浮样例甲有限公司,法人及非法人组织,91445300MA62560110,云样罚〔2026〕1号,事实,罚款,罚款伍万元,2026-05-20,某局,一般
`
const seats = ['--system', 'a,甲,a@x.cn', '--security', 'b,乙,b@x.cn', '--audit', 'c,丙,c@x.cn']

describe.runIf('endpoint' in local)(title, () => {
  it('seats the first administrators of the deployment, once', async () => {
    expect(await redress('admin', 'first', ...seats, '--host', 'aws')).toMatchObject({ code: 0 })
    expect(await redress('admin', 'first', ...seats, '--host', 'aws')).toMatchObject({ code: 1 })
  })

  it('scans, examines, exports the ledger and looks at the calendar there', async () => {
    expect(await redress('scan', '--host', 'aws')).toMatchObject({ code: 0 })
    const examined = await redress('doctor', '--host', 'aws')
    expect(examined.out).toContain('The three administrators are different persons.')
    expect(examined.out).toMatch(/point-in-time recovery/)
    const file = join(mkdtempSync(join(tmpdir(), 'redress-aws-')), 'ledger.jsonl')
    expect(await redress('ledger', 'export', file, '--host', 'aws')).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).toContain('"ledger"')
    expect(await redress('calendar', 'check', '--host', 'aws')).toMatchObject({ code: 0 })
  })

  it('takes a sheet of records, whose ledger is verified once its clock has sealed it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'redress-aws-')), 'sheet.csv')
    writeFileSync(file, sheet)
    const taken = await redress('import', file, '--json', '--host', 'aws')
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining('"accepted":1')])
    Object.assign(process.env, env)
    const host = await openHost()
    expect(await sequenceOutbox(host.raw)).toBeGreaterThan(0)
    const { size } = await seal(host)
    const verified = await redress('verify', '--data', '.', '--json', '--host', 'aws')
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining(`"rows":${size},"sealed":${size},`)])
  })

  it('seals persons’ numbers anew under the key that the secret names last', async () => {
    const table = dynamoTable(dynamo(callerAt('endpoint' in local ? local.endpoint : '')), env['REDRESS_TABLE'] ?? '')
    const cipher = ({ id, key }: typeof first) =>
      numberCipher([{ id, bytes: Buffer.from(key, 'hex') }], (bytes) => randomBytes(bytes))
    const under = (key: typeof first) => ({ table, crypto: { ...memoryCrypto(), ...cipher(key) } })
    await keepNumber(under(first), hex, '110101199003070011')
    expect(await openNumber(under(second), hex)).toBeNull()
    texts['redress'] = secretWith(first, second)
    const rotated = await redress('keys', 'rotate', '--host', 'aws')
    expect([rotated.code, rotated.out]).toEqual([0, expect.stringContaining('numbers-2, 1 sealed anew')])
    expect(await openNumber(under(second), hex)).toBe('110101199003070011')
    expect((await redress('keys', 'rotate', '--host', 'aws')).out).toContain('numbers-2, 0 sealed anew')
    texts['redress'] = secretWith(first)
    expect(await redress('keys', 'rotate', '--host', 'aws')).toMatchObject({ code: 1 })
    texts['redress'] = secretWith(second)
    expect(await redress('keys', 'rotate', '--host', 'aws')).toMatchObject({ code: 0 })
  })

  it('drills a restore: says where copy, log and running table differ, and takes the copy away', async () => {
    await redress('admin', 'first', ...seats, '--host', 'aws')
    Object.assign(process.env, env)
    const host = await openHost()
    await sequenceOutbox(host.raw)
    await seal(host)
    const { client, name } = host.raw
    const isThere = async () => (await client.ask('DescribeTable', { TableName: `${name}-drill` })).refused === null

    const sound = await redress('drill', '--host', 'aws')
    expect([sound.code, sound.out]).toEqual([0, expect.stringContaining('the copy agrees with its log')])
    expect(sound.out).toContain('an earlier state of the running table, 0 rows behind')
    expect(await isThere()).toBe(false)

    expect(await redress('drill', '--keep', '--host', 'aws')).toMatchObject({ code: 0 })
    const copy = dynamoTable(client, `${name}-drill`)
    const person = await copy.get(personKey('a'))
    if (!person) throw new Error('no person')
    const planted = { ...person, v: person.v + 1, body: { ...Object(person.body), name: '丁' } }
    await copy.transact([{ put: planted, when: { v: person.v } }])
    const changed = await redress('drill', '--copy', `${name}-drill`, '--host', 'aws')
    expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('differs from its log in 1 places')])
    expect(changed.out).toContain('name')

    // A seal of another log than the running table's.
    const head = await readHead(copy)
    if (!head) throw new Error('no head')
    await copy.transact([{ put: checkpointItem(`${head.head.checkpoint}`.replace(/^/, 'x'), 9999, 0), when: 'absent' }])
    const forked = await redress('drill', '--copy', `${name}-drill`, '--host', 'aws')
    expect([forked.code, forked.out]).toEqual([1, expect.stringContaining('the running table does not fit')])
    await client.send('DeleteTable', { TableName: `${name}-drill` })
  })

  it('says what there is where another host is named', async () => {
    const answer = await redress('scan', '--host', 'moon')
    expect([answer.code, answer.out]).toEqual([1, expect.stringContaining('--host aws')])
  })
})
