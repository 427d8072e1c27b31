import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { redress } from '#tests/support/cli.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { type Answer, type WebClient, webClient } from '#tests/support/web-client.ts'
import { type Filed, file, isReceipt } from './filing.ts'

const top = mkdtempSync(join(tmpdir(), 'redress-disk-'))
const [folder, ill] = [join(top, 'data'), join(top, 'ill')]
const filed: Filed[] = []
let program: Started
let client: WebClient
let evidence: Answer

beforeAll(async () => {
  const env = { NODE_OPTIONS: `--import=${fileURLToPath(new URL('fault-at.ts', import.meta.url))}`, FAULT_DISK: ill }
  program = await started({ at: { folder, port: await freePort() }, env })
  client = webClient(program.url)
  await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
  filed.push(await file(client, 'before'))
  evidence = await begun('half')
})
afterAll(async () => {
  await program.stop()
  rmSync(top, { recursive: true })
})

/** A draft up to its page of evidence. */
const begun = async (mark: string) =>
  client.post(await client.get('/my/object'), '/my/object', {
    ...{ 'dispute.whole': 'on', 'ground.whole': 'E3', 'claimed.whole': mark },
    explanation: `许可证已经发放，公示中没有。${mark}`,
  })

const hidden = (html: string, action: string) => {
  const form = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(([, tag = '']) => tag.includes(action))
  const inputs = [...(form?.[2] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([one]) => one)
  const part = (one: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(one)?.[1] ?? ''
  const plain = (text: string) =>
    text.replace(/&(amp|quot|#39);/g, (_, name) => ({ amp: '&', quot: '"' })[String(name)] ?? "'")
  return inputs.map((one) => [part(one, 'name'), plain(part(one, 'value'))] as const)
}

async function asked(path: string, init: RequestInit = {}) {
  const reply = await fetch(new URL(path, program.url), {
    ...init,
    redirect: 'manual',
    headers: { cookie: client.cookie() },
  })
  return { status: reply.status, again: reply.headers.get('retry-after'), text: await reply.text() }
}

function upload() {
  const body = new FormData()
  for (const [name, value] of hidden(evidence.html, '/upload')) body.append(name, value)
  body.append('file', new File([Buffer.alloc(3_000_000, 'x')], 'a.png'))
  return asked('/upload', { method: 'POST', body })
}

it.each([
  ['ENOSPC', 503, '60', /磁盘已满.*没有保存/s],
  ['EIO', 500, null, /出错|出了问题/],
] as const)(
  'on %s says so, ends uploads, loses nothing acknowledged, and goes on without a restart',
  async (code, status, again, says) => {
    writeFileSync(ill, code)
    const answers = [await upload(), await asked('/sign-in')]
    rmSync(ill)
    for (const answer of answers)
      expect([code, answer.status, answer.again, says.test(answer.text)]).toEqual([code, status, again, true])
    filed.push(await file(client, `after-${code}`))
    for (const { receipt, evidence: mark } of filed) expect(isReceipt(await client.get(receipt), mark)).toBe(true)
  },
)

// Last: while waiting, this process answers no closing sockets.
it('leaves a store that agrees with its log', () => {
  expect(redress(folder, ['audit']).stderr).toMatch(/^相符/)
})

it('is audited as its server drew it, whatever address the command has', () => {
  const elsewhere = { PORT: '9', REDRESS_URL: 'https://elsewhere.example' }
  const { stdout } = redress(folder, ['audit', '--json'], elsewhere)
  expect(JSON.parse(stdout)).not.toHaveProperty('undrawn')
  const names = readdirSync(join(folder, 'public', 'r')).filter((name) => !name.includes('.json'))
  appendFileSync(join(folder, 'public', 'r', String(names[0])), '<!-- -->')
  expect(redress(folder, ['audit'], elsewhere).stdout).toContain('公开文件 与日志不符')
})
