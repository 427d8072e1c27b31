import { shanghaiDay } from '#law/day.ts'
import { demoHeaders, demoPage, escaped } from '../base/demo-page.ts'
import { readBody } from '../http/read-body.ts'
import type { Mount } from '../http/server.ts'
import type { Mailbox, ReceivedMail } from './mailbox.ts'

type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

const path = '/demo/mailbox'
const mostReply = 64 * 1024

/** Demo's mails, newest first: text, framed HTML, files. */
export const mailboxMount = (box: Mailbox): Mount => ({
  path,
  async handle(request, response) {
    const [id = '', part = '', n = ''] = ((request.url ?? '').split('?')[0] ?? '').slice(path.length + 1).split('/')
    if (request.method === 'POST') {
      const mail = part === 'reply' ? await box.read(id) : undefined
      const form = new URLSearchParams((await readBody(request, mostReply))?.toString('utf8') ?? '')
      if (mail) box.reply(mail, form.get('text') ?? '')
      response.writeHead(303, { location: `${path}/${id}?replied` }).end()
      return
    }
    const { status, headers, body } = await answer(box, id, part, Number(n))
    response.writeHead(status, headers).end(body)
  },
})

async function answer(box: Mailbox, id: string, part: string, n: number): Promise<Reply> {
  if (id === '') return shown(listPage(await box.list(100)))
  const mail = await box.read(id)
  if (mail && part === '') return shown(mailPage(mail))
  if (mail?.html && part === 'html') return { status: 200, headers: frameHeaders, body: framed(mail.html) }
  const file = part === 'file' ? mail?.files[n] : undefined
  if (!file) return { ...shown(demoPage({ zh: '没有这封邮件', en: 'No such mail' }, back)), status: 404 }
  const name = encodeURIComponent(file.name)
  const headers = { 'content-type': file.type, 'content-disposition': `attachment; filename*=UTF-8''${name}` }
  return { status: 200, headers: { ...demoHeaders, ...headers }, body: file.bytes }
}

const shown = (body: string): Reply => ({ status: 200, headers: pageHeaders, body })

// Frames its own mail, which runs nothing.
const pageHeaders = {
  ...demoHeaders,
  'content-security-policy': `${demoHeaders['content-security-policy']}; frame-src 'self'`,
}
const frameHeaders = {
  ...demoHeaders,
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
}

/** As a mail program does: links open outside. */
const framed = (html: string) => html.replaceAll('<a ', '<a target="_blank" rel="noopener" ')

const title = { zh: '演示邮箱', en: 'Demo mailbox' }
const back = `<p><a href="${path}">全部邮件 · All mail</a></p>`

function listPage(mails: readonly ReceivedMail[]): string {
  const row = ({ id, to, subject, receivedAt, files }: ReceivedMail) =>
    `<tr><td data-name="日期"><span class="day">${shanghaiDay(receivedAt)}</span></td><td data-name="收件人">${escaped(to)}</td><td data-name="主题"><a href="${path}/${id}">${escaped(subject)}${files.length > 0 ? ` · 附件 ${files.length}` : ''}</a></td></tr>`
  if (mails.length === 0) return demoPage(title, '<p>还没有邮件。<span lang="en">No mail yet.</span></p>')
  return demoPage(
    title,
    `<table class="words"><thead><tr><th scope="col">日期 · Date</th><th scope="col">收件人 · To</th><th scope="col">主题 · Subject</th></tr></thead>
<tbody>${mails.map(row).join('\n')}</tbody></table>`,
  )
}

const mailPage = ({ id, from, to, replyTo, subject, text, html, files, receivedAt }: ReceivedMail) =>
  demoPage(
    title,
    `${back}
<dl><dt>主题 · Subject</dt><dd>${escaped(subject)}</dd><dt>发件人 · From</dt><dd>${escaped(from)}</dd>
<dt>收件人 · To</dt><dd>${escaped(to)}</dd><dt>日期 · Date</dt><dd>${shanghaiDay(receivedAt)}</dd></dl>
${files.length > 0 ? `<h2>附件 · Attachments</h2><ul>${files.map((file, n) => fileLine(id, file, n)).join('')}</ul>` : ''}
${html === null ? '' : `<iframe class="mail" src="${path}/${id}/html" title="HTML"></iframe>`}
<h2>纯文本 · Plain text</h2>
<pre class="mail">${linked(text)}</pre>
${replyTo === null ? '' : replyForm(id)}`,
  )

const replyForm = (id: string) => `<h2>回复 · Reply</h2>
<form method="post" action="${path}/${id}/reply"><p><label for="text">正文 · Text</label><br>
<textarea id="text" name="text" rows="5" required maxlength="4000"></textarea></p>
<p><button type="submit">发送 · Send</button></p></form>`

const fileLine = (id: string, { name, bytes }: ReceivedMail['files'][number], n: number) =>
  `<li><a href="${path}/${id}/file/${n}">${escaped(name)}</a> (${bytes.length} B)</li>`

/** Addresses become links, as a mail program shows them. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[^\s<>"）。，]*[^\s<>"）。，:;.,])/)
    .map((part, i) => (i % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('')
