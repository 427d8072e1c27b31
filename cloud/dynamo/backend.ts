import { z } from 'zod'

/** Calls DynamoDB Local, which wants but ignores a signature. */
export type Backend = (target: string, body: string) => Promise<BackendReply>
export type BackendReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const signed =
  'AWS4-HMAC-SHA256 Credential=world/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0'

export const backend =
  (endpoint: string): Backend =>
  async (target, body) => {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, authorization: signed },
      body,
    })
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() }
  }

/** The answer of a call that must succeed. */
export async function ask(call: Backend, target: string, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const reply = await call(target, JSON.stringify(body))
  if (reply.status !== 200) throw new Error(`${target}: ${reply.status} ${reply.body}`)
  return z.record(z.string(), z.unknown()).parse(JSON.parse(reply.body))
}
