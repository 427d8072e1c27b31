import { simpleParser } from 'mailparser'
import { afterEach, expect, it } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { smtpReceiver } from '#tests/support/doubles/smtp-receiver.ts'
import { mailbox } from './local/post/mailbox.ts'
import { smtpMailer } from './smtp.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})
const mail = { messageId: '<1@redress.test>', to: 'li@example.test', subject: '已收到您的异议', text: '您好\n.\n再见' }

/** A mailer to a server that answers as told. */
async function fakeServer(answers: Parameters<typeof smtpReceiver>[0]) {
  const { url, received, close } = await smtpReceiver(answers)
  stops.push(close)
  const mailer = smtpMailer({ url, from: 'Redress <no-reply@redress.test>', timeouts: { connect: 500, answer: 500 } })
  return { mailer, received }
}

it.each([
  ['accepted', {}],
  ['unknown', { end: 'cut' }],
  ['temporary', { end: '451 later' }],
  ['temporary', { end: '421 closing' }],
  ['permanent', { end: '552 too large' }],
  ['temporary', { rcpt: '451 greylisted' }],
  ['permanent', { rcpt: '550 no such user' }],
  ['technical', { greeting: '421 busy' }],
  ['technical', { greeting: '554 not you' }],
  ['technical', { greeting: 'cut' }],
  ['technical', { mail: 'cut' }],
  ['technical', { data: 'cut' }],
  ['temporary', { data: '451 later' }],
] as const)('is %s when the server says %o', async (kind, answers) => {
  const { mailer } = await fakeServer(answers)
  expect(await mailer.send(mail)).toMatchObject({ kind })
})

it('hands nothing over before that is noted', async () => {
  const { mailer, received } = await fakeServer({})
  const refused = await mailer.send(mail, () => Promise.reject(new Error('another has it')))
  expect([refused, received]).toEqual([{ kind: 'technical', reason: 'another has it' }, []])
  let before = -1
  const noted = async () => {
    before = received.length
  }
  expect(await mailer.send(mail, noted)).toEqual({ kind: 'accepted' })
  expect([before, received.length]).toEqual([0, 1])
})

it('is unknown when the server falls silent after it has the mail', async () => {
  const { mailer, received } = await fakeServer({ end: '' })
  expect(await mailer.send(mail)).toMatchObject({ kind: 'unknown' })
  expect(received).toHaveLength(1)
})

it('is technical when nobody listens', async () => {
  const mailer = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'a@redress.test' })
  expect(await mailer.send(mail)).toMatchObject({ kind: 'technical' })
})

it('sends again under the same Message-ID', async () => {
  const { mailer, received } = await fakeServer({ end: 'cut' })
  await mailer.send(mail)
  await mailer.send(mail)
  expect(received.map(({ text }) => /^Message-ID: (.*)$/m.exec(text)?.[1])).toEqual([mail.messageId, mail.messageId])
})

it('arrives whole in the demo mailbox, newest first', async () => {
  const place = await folder()
  let now = 1_000
  const box = await mailbox({ folder: place.path, clock: { now: () => now++ } })
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${box.port}`, from: '信用云浮 <no-reply@redress.test>' })
  const second = { ...mail, messageId: '<2@redress.test>', html: '<p>您好</p>' }
  expect(await mailer.send(mail)).toEqual({ kind: 'accepted' })
  expect(await mailer.send(second)).toEqual({ kind: 'accepted' })
  const [newest, older] = await box.list(10)
  expect(newest).toMatchObject({ messageId: second.messageId, to: mail.to, html: second.html, receivedAt: 1_001 })
  expect(older).toMatchObject({ messageId: mail.messageId, subject: mail.subject, text: mail.text, html: null })
  expect(older?.from).toContain('信用云浮')
  expect(await box.read(older?.id ?? '')).toEqual(older)
  expect(await box.read('../keys/ledger')).toBeUndefined()
  expect(await box.list(1)).toEqual([newest])
  await box.close()
  await place.remove()
})

it('carries text, HTML and an attachment whose name is Chinese', async () => {
  const { mailer, received } = await fakeServer({})
  const attachments = [{ name: '处理结果.pdf', type: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') }]
  expect(await mailer.send({ ...mail, html: '<p>您好</p>', attachments })).toEqual({ kind: 'accepted' })
  const parsed = await simpleParser(received[0]?.text ?? '')
  expect(parsed.html).toBe('<p>您好</p>')
  expect(parsed.attachments.map(({ filename, contentType, content }) => [filename, contentType, `${content}`])).toEqual(
    [['处理结果.pdf', 'application/pdf', '%PDF-1.7']],
  )
})
