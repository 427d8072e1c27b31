import type { Clock, Crypto } from '#engine/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { demoHeaders, demoPage, escaped } from './demo-page.ts'
import type { LocalFiles } from './files.ts'
import type { Issuer } from './issuer.ts'
import type { Mailbox, ReceivedMail } from './mailbox.ts'
import { receiveUpload } from './receive-upload.ts'
import type { Mount } from './server.ts'

type UploadParts = { readonly files: LocalFiles; readonly crypto: Crypto; readonly clock: Clock }

export const uploadMount = (parts: UploadParts): Mount => ({
  path: '/upload',
  async handle(request, response) {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end()
      return
    }
    const { status, location } = await receiveUpload(request, parts)
    response.writeHead(status, { 'cache-control': 'no-store', ...(location !== undefined && { location }) }).end()
  },
})

export const issuerMount = (issuer: Issuer): Mount => ({ path: issuer.mountPath, handle: issuer.handle })

/** The mails that the demo host received, newest first, and each by itself. */
export const mailboxMount = (box: Mailbox): Mount => ({
  path: '/demo/mailbox',
  async handle(request, response) {
    const id = (request.url ?? '').split('?')[0]?.slice('/demo/mailbox/'.length) ?? ''
    const mail = id === '' ? undefined : await box.read(id)
    if (id !== '' && !mail) {
      response.writeHead(404, demoHeaders).end(demoPage({ zh: '没有这封邮件', en: 'No such mail' }, back))
      return
    }
    response.writeHead(200, demoHeaders).end(mail ? mailPage(mail) : listPage(await box.list(100)))
  },
})

const title = { zh: '演示邮箱', en: 'Demo mailbox' }
const back = '<p><a href="/demo/mailbox">全部邮件 · All mail</a></p>'

function listPage(mails: readonly ReceivedMail[]): string {
  const row = ({ id, to, subject, receivedAt }: ReceivedMail) =>
    `<tr><td>${shanghaiDay(receivedAt)}</td><td>${escaped(to)}</td><td><a href="/demo/mailbox/${id}">${escaped(subject)}</a></td></tr>`
  if (mails.length === 0) return demoPage(title, '<p>还没有邮件。<span lang="en">No mail yet.</span></p>')
  return demoPage(
    title,
    `<table><thead><tr><th scope="col">日期 · Date</th><th scope="col">收件人 · To</th><th scope="col">主题 · Subject</th></tr></thead>
<tbody>${mails.map(row).join('\n')}</tbody></table>`,
  )
}

const mailPage = ({ from, to, subject, text, receivedAt }: ReceivedMail) =>
  demoPage(
    title,
    `${back}
<dl><dt>主题 · Subject</dt><dd>${escaped(subject)}</dd><dt>发件人 · From</dt><dd>${escaped(from)}</dd>
<dt>收件人 · To</dt><dd>${escaped(to)}</dd><dt>日期 · Date</dt><dd>${shanghaiDay(receivedAt)}</dd></dl>
<pre class="mail">${linked(text)}</pre>`,
  )

/** Addresses become links, as a mail program shows them. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"）。，]+)/)
    .map((part, i) => (i % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('')
