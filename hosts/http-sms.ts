import type { MailOutcome, Sms } from '#engine/store/ports.ts'

export type SmsGateway = { readonly url: string; readonly token: string }

const patience = 10_000

/**
 * Sends texts by HTTP: a POST of `{"to","text"}`, the token as bearer. Repeats keep their Idempotency-Key, so that a
 * gateway may drop them.
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

/** Refuses each text: the deployment names no gateway. */
export const noSms: Sms = {
  isThere: false,
  send: async () => ({ kind: 'permanent', reason: 'no SMS gateway is configured' }),
}

/** Only faults of the text are final; others are tried again. */
function outcomeOf(status: number): MailOutcome {
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  const reason = `SMS gateway answered ${status}`
  if (status === 400 || status === 422) return { kind: 'permanent', reason }
  return { kind: status === 429 ? 'temporary' : 'technical', reason }
}

/** Names a request's fault by kind: its message may hold the token. */
function sayCause(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown fault'
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.name
}
