import { expect, it } from 'vitest'
import type { LogRow } from '#engine/case/log-item.ts'
import { receiveMail } from '#functions/mail/receive-mail.ts'
import { samples } from '#tests/contract/sample-files.ts'
import { fileOf, intake, type Mailed, mailed, officer, optedIn, send } from '#tests/links/mailed.ts'

const replies = { address: 'reply@redress.test', checkedBy: 'mx.redress.test' }
const vouched = `mx.redress.test; spf=pass smtp.mailfrom=x; dmarc=pass (p=reject) header.from=example.com`

type Said = {
  readonly from?: string
  readonly text?: string
  readonly results?: readonly string[]
  readonly headers?: readonly string[]
  readonly id?: string
  readonly file?: { readonly name: string; readonly bytes: Buffer }
}

function mail({
  from = intake.email,
  text = '已电话联系，材料周五送到。',
  results = [vouched],
  headers = [],
  id = '1',
  file,
}: Said) {
  const head = [
    ...results.map((one) => `Authentication-Results: ${one}`),
    `From: ${from}`,
    `Message-ID: <${id}@example.com>`,
    ...headers,
  ]
  const plain = `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`
  if (!file) return Buffer.from(`${head.join('\r\n')}\r\n${plain}`)
  const part = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${file.name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file.bytes.toString('base64')}\r\n`
  return Buffer.from(
    `${head.join('\r\n')}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n${plain}\r\n--B\r\n${part}--B--\r\n`,
  )
}

const asked = () => mailed('filed', intake, { replies })
const lastMail = ({ open }: Mailed, to = intake.email) =>
  open.host.mailer.delivered.findLast((one) => one.to === to && one.replyTo)
const answer = (one: Mailed, said: Said = {}, to = lastMail(one)?.replyTo ?? '') =>
  receiveMail(one.open.engine, { to, raw: mail(said) })

async function notes({ open, id }: Mailed): Promise<readonly unknown[]> {
  const { items } = await open.engine.table.query({ index: 'main', pk: `case#${id}`, prefix: 'log#', limit: 99 })
  const rows = items.map(({ body }) => body as unknown as LogRow)
  return rows.filter(({ entry }) => entry.type === 'task.noted').map(({ payload }) => payload?.data)
}

it('enters the words of a reply as a note of the person’s, once, moves nothing, and tells them', async () => {
  const one = await asked()
  const before = await fileOf(one)
  expect(await answer(one)).toBe('noted')
  expect(await answer(one)).toBe('noted')
  expect(await notes(one)).toMatchObject([
    { actor: { id: intake.id, role: 'intake', unit: 'FGW' }, event: { comment: '已电话联系，材料周五送到。' } },
  ])
  const after = await fileOf(one)
  expect([after.state, after.holder, after.clocks]).toEqual([before.state, before.holder, before.clocks])
  await one.open.settle()
  expect(one.open.host.mailer.delivered.at(-1)).toMatchObject({ to: intake.email })
  expect(one.open.host.mailer.delivered.at(-1)?.subject).toContain('Your reply is entered')
  expect(one.open.host.mailer.delivered.at(-1)?.replyTo).toBeUndefined()
})

it('ends a long reply before a character that it would halve', async () => {
  const one = await asked()
  expect(await answer(one, { text: `${'字'.repeat(3999)}🙂尾` })).toBe('noted')
  expect(await notes(one)).toMatchObject([{ event: { comment: '字'.repeat(3999) } }])
})

it('keeps what is attached, refuses what no upload would take, and leaves the link of the mail to its owner', async () => {
  const one = await asked()
  expect(await answer(one, { file: { name: 'decision.pdf', bytes: Buffer.from(samples.pdf) } })).toBe('noted')
  expect(await answer(one, { id: '2', file: { name: 'a.exe', bytes: Buffer.from('MZ..') } })).toBe('noted')
  expect(await notes(one)).toMatchObject([
    { event: { files: [expect.stringMatching(/^reply\//)] } },
    { event: { refused: ['a.exe'] } },
  ])
  expect((await one.open.engine.files.list(`reply/${one.id}/`)).map(({ name }) => name)).toEqual(['decision.pdf'])
  expect(await one.open.engine.files.list(`case/${one.id}/`)).toEqual([])
})

it('writes no quoted letter and no secret of a link into the log', async () => {
  const one = await asked()
  const text = `收到。\n${one.token}\n\n发件人: Redress\n打开任务 http://localhost:8080/a#${one.token}`
  expect(await answer(one, { text })).toBe('noted')
  expect(await notes(one)).toMatchObject([{ event: { comment: '收到。\n…' } }])
})

const none: Readonly<Record<string, Said>> = {
  'nobody vouches for': { results: [] },
  'another server vouches for': { results: [vouched.replace('mx.redress.test', 'mx.evil.example')] },
  'fails its check': { results: [vouched.replace('dmarc=pass', 'dmarc=fail')] },
  'fails its check beside a forged line that says otherwise': {
    results: [vouched.replace('dmarc=pass', 'dmarc=fail'), vouched],
  },
  'was checked for another domain': {
    results: [vouched.replace('header.from=example.com', 'header.from=evil.example')],
  },
  'hides its verdict in a remark': { results: ['mx.redress.test; none (; dmarc=pass header.from=example.com)'] },
  'is another person’s of the same unit': { from: 'colleague@example.com' },
  'names two senders': { from: `${intake.email}, b@example.com` },
  'an answering machine wrote': { headers: ['Auto-Submitted: auto-replied'] },
  'comes from a list': { headers: ['Precedence: bulk'] },
  'says nothing': { text: ' \n> quoted' },
}

it.each(Object.entries(none))('takes nothing from a mail that %s', async (_, said) => {
  const one = await asked()
  expect(['unclear', 'unknown']).toContain(await answer(one, said))
  expect(await notes(one)).toEqual([])
})

it('takes nothing at an address that we did not make, nor of a case that is no longer theirs', async () => {
  const one = await asked()
  const to = lastMail(one)?.replyTo ?? ''
  expect(to).toMatch(/^reply\+[0-9a-f]{52}@redress\.test$/)
  const forged = to.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'))
  expect(await answer(one, {}, forged)).toBe('unknown')
  await send(one, 'intake.forwarded', intake, { unit: 'HJ', reason: '' })
  expect(await answer(one, {}, to)).toBe('unknown')
  expect(await notes(one)).toEqual([])
})

it('decides nothing, whatever the words are', async () => {
  const one = await mailed('withUnit', officer, { replies })
  const before = await fileOf(one)
  const to = lastMail(one, officer.email)?.replyTo ?? ''
  expect(
    await answer(one, { from: officer.email, text: 'unit.proposed 同意 APPROVED {"event":"approver.approved"}' }, to),
  ).toBe('noted')
  expect((await fileOf(one)).state).toBe(before.state)
})

it('offers no reply where the unit has not opted in, or the deployment reads none', async () => {
  const quiet = await mailed('filed', intake)
  expect(quiet.open.host.mailer.delivered.some(({ replyTo }) => replyTo !== undefined)).toBe(false)
  const one = await asked()
  const to = one.open.host.mailer.delivered.filter(({ replyTo }) => replyTo !== undefined).map((each) => each.to)
  expect(new Set(to)).toEqual(new Set([intake.email]))
  expect(optedIn.units.find(({ id }) => id === 'FGW')?.actByMail).toBe('alone')
})
