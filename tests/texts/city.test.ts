import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { file } from '#tests/crash/filing.ts'
import { plain, readPdf } from '#tests/papers/read-pdf.ts'
import { patience } from '#tests/support/patience.ts'
import { started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-city-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a city's lawyer writes: a term, a letter, a mail, a sentence of a page. */
const texts = {
  'common/mail.yaml': 'phrases: { unit: { zh: 主办单位 } }\n',
  'common/paper.yaml': "phrases: { contactPhone: { zh: '联络电话：{phone}' } }\n",
  'objection/receipt.yaml': `letter:
  title:
    zh: 异议申请收讫凭证
mails:
  receipt:
    subject:
      zh: 云浮：异议申请 {number} 已收讫
`,
  'pages/frame.csv': '\uFEFFkey,zh,en,note\r\nframe.search,查信用记录,Find a record,\r\n',
}

it('serves, mails and prints what a city changed, by the program as it is', { timeout: 300_000 }, async () => {
  cpSync('deployments/yunfu', folder, { recursive: true })
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, 'texts', name)), { recursive: true })
    writeFileSync(join(folder, 'texts', name), text)
  }
  const program = await started({ now: '2026-09-24T10:00:00+08:00', env: { REDRESS_DEPLOYMENT: folder } })
  onTestFinished(async () => {
    await program.stop()
  })
  const client = webClient(program.url)
  await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
  expect((await client.get('/')).html).toContain('<a href="/records">查信用记录</a>')
  const { receipt } = await file(client, 'city')
  const mailbox = async () => (await client.get('/demo/mailbox')).html
  await expect.poll(mailbox, patience).toMatch(/云浮：异议申请 \d{6}-\d{8}-\w{9} 已收讫/)
  const mail = /href="(\/demo\/mailbox\/[^"]+)"[^>]*>云浮：异议申请/.exec(await mailbox())?.[1] ?? ''
  expect(mail).not.toBe('')
  expect((await client.get(mail)).html).toContain('主办单位')
  const paper = async () =>
    /\/papers\/\w+\/[\w-]+/.exec((await client.get(receipt.replace(/\/receipt$/, ''))).html)?.[0]
  await expect.poll(paper, patience).toBeDefined()
  const pdf = async () => {
    const reply = await fetch(`${program.url}${await paper()}/pdf`, { headers: { cookie: client.cookie() } })
    return reply.status === 200 ? new Uint8Array(await reply.arrayBuffer()) : null
  }
  await expect.poll(pdf, patience).not.toBeNull()
  const printed = await readPdf((await pdf()) ?? new Uint8Array())
  const said = plain(printed.map(({ text }) => text).join(''))
  expect(said).toContain('异议申请收讫凭证')
  expect(said).toContain('联络电话：')
})
