import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

type Answers = Partial<Record<'greeting' | 'mail' | 'rcpt' | 'data' | 'end', string | 'cut'>>
export type Received = { readonly text: string; readonly at: number }
export type SmtpReceiver = {
  readonly url: string
  /** Mails as they came, each with its moment of `performance.now`. */
  readonly received: readonly Received[]
  close(): void
}

/** SMTP server that answers at once as told, keeping mail. */
export async function smtpReceiver(answers: Answers = {}): Promise<SmtpReceiver> {
  const received: Received[] = []
  const server = createServer((socket) => converse(socket, answers, received))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => server.close() }
}

function converse(socket: Socket, answers: Answers, received: Received[]): void {
  let heard = ''
  let inData = false
  const say = (answer: string) => (answer === 'cut' ? socket.destroy() : socket.write(`${answer}\r\n`))
  const take = (line: string) => {
    if (inData) {
      received.push({ text: line, at: performance.now() })
      inData = false
      say(answers.end ?? '250 kept')
    } else if (line.startsWith('DATA')) {
      inData = answers.data === undefined
      say(answers.data ?? '354 go on')
    } else if (line.startsWith('MAIL')) say(answers.mail ?? '250 ok')
    else if (line.startsWith('RCPT')) say(answers.rcpt ?? '250 ok')
    else say(line.startsWith('EHLO') ? '250 hello' : '250 ok')
  }
  const ending = () => (inData ? '\r\n.\r\n' : '\r\n')
  socket.on('error', () => {})
  say(answers.greeting ?? '220 ready')
  socket.on('data', (part) => {
    heard += part.toString()
    for (let end = heard.indexOf(ending()); end >= 0; end = heard.indexOf(ending())) {
      const line = heard.slice(0, end)
      heard = heard.slice(end + ending().length)
      take(line)
    }
  })
}
