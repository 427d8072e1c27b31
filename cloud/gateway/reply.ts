import { z } from 'zod'

export type HttpReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Structured = z.object({
  statusCode: z.coerce.number(),
  headers: z.record(z.string(), scalar).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
})

/**
 * Function's answer as sent; null where malformed.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function replyOf(payload: string): HttpReply | null {
  const value: unknown = JSON.parse(payload)
  const isStructured = typeof value === 'object' && value !== null && 'statusCode' in value
  if (!isStructured) return said(200, typeof value === 'string' ? value : payload)
  const read = Structured.safeParse(value)
  if (!read.success) return null
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = read.data
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, one]) => [name.toLowerCase(), one]))
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...lowered,
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  }
}

const said = (status: number, body: string): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(body),
})

/** Answers of the gateway itself. */
export const gatewaySays = (status: number, message: string): HttpReply => said(status, JSON.stringify({ message }))
