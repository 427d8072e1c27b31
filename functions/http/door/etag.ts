import { hash } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Reply } from './reply.ts'

/** Weak: the same body may go packed or not (RFC 9110 8.8.3). */
export const etagOf = (body: string | Uint8Array): string => `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`

/** True if the reader has it already (RFC 9110 13.1.2, compared weakly). */
export const hasIt = (ifNoneMatch = '', etag: string): boolean =>
  ifNoneMatch
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === etag.replace(/^W\//, ''))

/** Known to its reader: sends no body. */
export function unlessKnown({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>, reply: Reply): Reply {
  const etag = reply.headers?.['etag']
  return typeof etag === 'string' && hasIt(headers['if-none-match'], etag)
    ? { ...reply, statusCode: 304, body: '', isBase64Encoded: false }
    : reply
}
