import { expect, it } from 'vitest'
import { nonDelivery } from '#hosts/local/post/non-delivery.ts'
import { deliveryReport } from './delivery-report.ts'

const report = (fields: string) =>
  Buffer.from(
    `From: MAILER-DAEMON@mx.example\r\nSubject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n${fields}\r\n--B--\r\n`,
  )
const plain = (from: string, text: string) =>
  Buffer.from(`From: ${from}\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`)

it.each([
  ['failed', report('Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n')],
  ['failed', report('Action: FAILED\r\nStatus: 5.7.1\r\n')],
  ['delayed', report('Action: delayed\r\nStatus: 4.4.1\r\n')],
  ['delayed', report('Action: failed\r\nStatus: 4.4.7\r\n')],
  ['delivered', report('Action: delivered\r\nStatus: 2.0.0\r\n')],
  ['unclear', report('Nothing: here\r\n')],
  ['failed', plain('postmaster@qq.com', '您的邮件被退回\r\n550 Mailbox not found\r\n')],
  ['unclear', plain('postmaster@qq.com', '邮件暂时无法投递，将继续重试')],
  ['unclear', plain('zhang@example.com', '我在休假。550 元的发票请找李四。5.1.1')],
  ['unclear', new Uint8Array()],
] as const)('reads %s', async (kind, raw) => {
  expect((await deliveryReport(raw)).kind).toBe(kind)
})

it('keeps what the other server said', async () => {
  expect(await deliveryReport(nonDelivery('a@bounced.invalid'))).toEqual({
    kind: 'failed',
    reason: '5.1.1 550 5.1.1 no such user',
  })
})
