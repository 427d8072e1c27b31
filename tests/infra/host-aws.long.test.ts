import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDynamoLocal } from '#cloud/dynamo/dynamo-local.ts'
import { keepNumber, openNumber } from '#engine/register/identity-numbers.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
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
let env: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  if (!('endpoint' in local)) return
  const name = await createTable(dynamo(callerAt(local.endpoint)))
  await once(secrets.listen(0, '127.0.0.1'), 'listening')
  const address = secrets.address()
  env = {
    PATH: process.env['PATH'] ?? '',
    ...{ AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    AWS_ENDPOINT_URL_DYNAMODB: local.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
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
  secrets.close()
  if ('endpoint' in local) await local.close()
})

const root = new URL('../..', import.meta.url)
const redress = (...args: readonly string[]) =>
  new Promise<{ code: number; out: string }>((resolve) => {
    execFile(process.execPath, ['cli/redress.ts', ...args], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr }),
    )
  })
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

  it('says what there is where another host is named', async () => {
    const answer = await redress('scan', '--host', 'moon')
    expect([answer.code, answer.out]).toEqual([1, expect.stringContaining('--host aws')])
  })
})
