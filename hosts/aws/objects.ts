import { createHash } from 'node:crypto'
import { Fault } from '#law/fault.ts'
import { objectAddress } from './address.ts'
import type { Caller } from './caller.ts'
import { uriEncoded } from './sign-request.ts'
import { type Answered, refusal, signedCall } from './signed-call.ts'

export type Objects = ReturnType<typeof objects>

type Call = {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** At most 1,000, behind a key. */
type PartOfList = { readonly after: string; readonly most: number }

/** S3 without its client. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export function objects(caller: Caller) {
  async function call(method: string, bucket: string, key: string, { headers, query, body = '' }: Call = {}) {
    const url = await objectAddress(caller, bucket, key)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    const all = { ...headers, 'x-amz-content-sha256': sha256(body).toString('hex') }
    const answered = await signedCall(caller, { service: 's3', method, url, headers: all, body })
    const { status, text } = answered
    const isMissing = status === 404 && text.includes('<Code>NoSuchKey</Code>')
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
    const isTaken = status === 412 && headers?.['if-none-match'] === '*'
    if (status >= 300 && !isMissing && !isTaken)
      throw refusal(answered, `s3 ${method} ${bucket}/${key}: ${status} ${text.slice(0, 300)}`)
    return isMissing || isTaken ? null : answered
  }
  return {
    caller,
    /** Object with headers, name and moment of upload; undefined if missing. */
    async getObject(bucket: string, key: string) {
      const found = await call('GET', bucket, key)
      return found ? shown(found) : undefined
    },
    async putObject(bucket: string, key: string, body: string | Uint8Array, headers: Call['headers'] = {}) {
      const checksum = { 'x-amz-checksum-sha256': sha256(body).toString('base64') }
      await call('PUT', bucket, key, { headers: { ...headers, ...checksum }, body })
    },
    /** False where one lies there already. */
    async addObject(bucket: string, key: string, body: Uint8Array, headers: Call['headers'] = {}): Promise<boolean> {
      const checksum = { 'x-amz-checksum-sha256': sha256(body).toString('base64') }
      const all = { ...headers, 'if-none-match': '*', ...checksum }
      return (await call('PUT', bucket, key, { headers: all, body })) !== null
    },
    async copyObject(bucket: string, from: string, to: string) {
      const source = `/${bucket}/${uriEncoded(from)}`
      const copied = await call('PUT', bucket, to, { headers: { 'x-amz-copy-source': source } })
      // It may fail after the status was sent.
      const said = copied ? Buffer.from(copied.bytes).toString() : '<Error>'
      if (said.includes('<Error>')) throw new Fault('aws.refused', `s3 copy of ${source}: ${said.slice(0, 300)}`)
    },
    async deleteObject(bucket: string, key: string) {
      await call('DELETE', bucket, key)
    },
    /** All keys, or a page of those after a key. */
    async listObjects(bucket: string, prefix: string, part?: PartOfList): Promise<readonly string[]> {
      const found: string[] = []
      const from = part && { 'max-keys': String(part.most), ...(part.after !== '' && { 'start-after': part.after }) }
      for (let more: string | undefined = ''; more !== undefined; ) {
        const query: Readonly<Record<string, string>> = {
          ...{ 'list-type': '2', prefix },
          ...from,
          ...(more !== '' && { 'continuation-token': more }),
        }
        const page = Buffer.from((await call('GET', bucket, '', { query }))?.bytes ?? []).toString()
        found.push(...[...page.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => plain(key)))
        const [, token] = /<NextContinuationToken>([^<]*)</.exec(page) ?? []
        more = token === undefined || part ? undefined : plain(token)
      }
      return found
    },
  }
}

const shown = ({ bytes, headers }: Answered) => ({
  bytes,
  type: headers.get('content-type') ?? '',
  publicUntil: headers.get('x-amz-meta-public-until') ?? '',
  name: nameFrom(headers.get('x-amz-meta-name') ?? ''),
  /** Base64 of what a made file says of itself. */
  made: headers.get('x-amz-meta-made') ?? '',
  at: Date.parse(headers.get('last-modified') ?? '') || 0,
})

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of XML, its entities resolved. */
const plain = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, ten?: string, sixteen?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(ten === undefined ? Number.parseInt(sixteen ?? '', 16) : Number(ten))
      : (signs[name] ?? all),
  )

const sha256 = (body: string | Uint8Array) => createHash('sha256').update(body).digest()

/** Name from S3's metadata, encoded (RFC 2047) unless ASCII. */
const nameFrom = (text: string): string =>
  text.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_all, how: string, coded: string) =>
    how.toUpperCase() === 'B'
      ? Buffer.from(coded, 'base64').toString('utf8')
      : Buffer.from(
          coded
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/gi, (_hex, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
          'latin1',
        ).toString('utf8'),
  )
