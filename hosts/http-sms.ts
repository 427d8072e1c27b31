import type { MailOutcome, Sms } from '#engine/store/ports.ts'

export type SmsGateway = { readonly url: string; readonly token: string }

const patience = 10_000

/**
 * A city's SMS gateway by HTTP: each text a POST of `{"to","text"}` with the token as bearer. A repeated text has the same
 * Idempotency-Key, so that a gateway that knows it sends it once.
 */
export const httpSms = ({ url, token }: SmsGateway): Sms => ({
  isThere: true,
  async send({ to, text, id }) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(id !== undefined && { 'idempotency-key': id }),
        },
        body: JSON.stringify({ to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      await answer.body?.cancel()
      return outcomeOf(answer.status)
    } catch (cause) {
      const isLost = cause instanceof Error && cause.name === 'TimeoutError'
      return { kind: isLost ? 'unknown' : 'technical', reason: `SMS gateway: ${sayCause(cause)}` }
    }
  },
})

/** Tells whoever asks for a text that it was not sent: the deployment names no gateway. */
export const noSms: Sms = {
  isThere: false,
  send: async () => ({ kind: 'permanent', reason: 'no SMS gateway is configured' }),
}

/** About this text, or about the gateway and us: the latter is tried again until somebody mends it. */
function outcomeOf(status: number): MailOutcome {
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  const reason = `SMS gateway answered ${status}`
  if (status === 400 || status === 422) return { kind: 'permanent', reason }
  return { kind: status === 429 ? 'temporary' : 'technical', reason }
}

/** Tells what went wrong on the way. A request never made is told by its kind: its message may hold the token. */
function sayCause(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown fault'
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.name
}
