import { once } from 'node:events'
import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export const moods = [
  'takes',
  'takes',
  'cutsBefore',
  'cutsAfterData',
  'slow',
  'defers451',
  'defers421',
  'greylists',
  'refusesRcpt',
  'refusesData',
] as const
export type Mood = (typeof moods)[number]

export type Hostile = {
  readonly port: number
  /** Mails received to the last byte, with the server's mood. */
  readonly had: readonly { readonly mood: Mood; readonly raw: string }[]
  /** Moods of the next connections, in order; afterwards it takes everything. */
  plan(moods: readonly Mood[]): void
  close(): Promise<void>
}

const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

/** A mail server of changing moods, one a connection. */
export async function hostileServer(slowness: number): Promise<Hostile> {
  const had: { mood: Mood; raw: string }[] = []
  const planned: Mood[] = []
  const sockets = new Map<number, Socket>()
  const moodOf = new Map<string, Mood>()
  const mood = (session: SMTPServerSession) => moodOf.get(session.id) ?? 'takes'
  const cut = (session: SMTPServerSession) => sockets.get(session.remotePort)?.destroy()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect(session, done) {
      moodOf.set(session.id, planned.shift() ?? 'takes')
      done(mood(session) === 'defers421' ? refusal(421) : null)
    },
    onMailFrom(_address, session, done) {
      if (mood(session) === 'cutsBefore') cut(session)
      else done()
    },
    onRcptTo(_address, session, done) {
      if (mood(session) === 'greylists') return done(refusal(451))
      done(mood(session) === 'refusesRcpt' ? refusal(550) : null)
    },
    onData(stream, session, done) {
      buffer(stream).then(async (raw) => {
        const now = mood(session)
        if (now === 'defers451' || now === 'refusesData') return done(refusal(now === 'refusesData' ? 552 : 451))
        had.push({ mood: now, raw: raw.toString() })
        if (now === 'cutsAfterData') cut(session)
        else if (now === 'slow') setTimeout(done, slowness)
        else done()
      }, done)
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  const ready = once(server.server, 'listening')
  server.listen(0, '127.0.0.1')
  await ready
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    had,
    plan: (next) => {
      planned.splice(0, planned.length, ...next)
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
