import { hash } from 'node:crypto'

/** Weak, since the same body may go out packed or not (RFC 9110 8.8.3). */
export const etagOf = (body: string | Uint8Array): string => `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`

/** True if the reader has it already (RFC 9110 13.1.2, compared weakly). */
export const hasIt = (ifNoneMatch = '', etag: string): boolean =>
  ifNoneMatch
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === etag.replace(/^W\//, ''))
