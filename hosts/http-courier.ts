import type { Deployment } from '#engine/store/host.ts'
import type { Courier, CourierName, Couriers, MailOutcome } from '#engine/store/ports.ts'

export type Gateway = { readonly url: string; readonly token: string }

const patience = 10_000

/**
 * Sends short texts by HTTP: a POST of `{"to","text"}`, the token as bearer. Repeats keep their Idempotency-Key, so that a
 * gateway may drop them.
 */
export const httpCourier = ({ url, token }: Gateway): Courier => ({
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
      return { kind: isLost ? 'unknown' : 'technical', reason: `gateway: ${sayCause(cause)}` }
    }
  },
})

/** Form in which a deployment names gateways beside texts. */
export const gatewaysForm = 'must be letter=ADDRESS, counter=ADDRESS or mini=ADDRESS, with commas between them'

/** Gateways by channel, `letter=https://…`; null: not of that form. */
export function gatewaysIn(text: string): readonly { readonly name: CourierName; readonly url: string }[] | null {
  const all = text.split(',').map((one) => {
    const [, name, url = ''] = /^(letter|counter|mini)=(https?:\/\/.+)$/.exec(one.trim()) ?? []
    const known = (['letter', 'counter', 'mini'] as const).find((channel) => channel === name)
    const at = known && URL.canParse(url) ? new URL(url) : null
    return known && at?.username === '' && at.password === '' ? { name: known, url } : null
  })
  return all.every((one) => one !== null) ? all : null
}

/** Refuses each text: the deployment names no gateway. */
export const noCourier: Courier = {
  isThere: false,
  send: async () => ({ kind: 'permanent', reason: 'no gateway is configured' }),
}

/** Notices lie in the hall's own list; nothing leaves. */
const hall: Courier = { isThere: true, send: async () => ({ kind: 'accepted' }) }

/** No channel but mail. */
export const noCouriers: Couriers = { sms: noCourier, letter: noCourier, counter: noCourier, mini: noCourier }

/** Needs no gateway: the counter of a hall. */
export const ownCouriers = ({ counters = [] }: Pick<Deployment, 'counters'>): Couriers =>
  counters.length > 0 ? { ...noCouriers, counter: hall } : noCouriers

/** Only faults of the text are final; others are tried again. */
function outcomeOf(status: number): MailOutcome {
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  const reason = `gateway answered ${status}`
  if (status === 400 || status === 422) return { kind: 'permanent', reason }
  return { kind: status === 429 ? 'temporary' : 'technical', reason }
}

/** Names a request's fault by kind: its message may hold the token. */
function sayCause(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown fault'
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.name
}
