import { z } from 'zod'
import type { Judge } from '../iam/judge.ts'
import type { Resource } from '../template/deployed.ts'
import type { Credentials } from '../wire/credentials.ts'
import { bodyOf, type Handle } from '../wire/http.ts'
import { flat } from '../wire/json-services.ts'
import { signatureOf } from '../wire/signature.ts'
import { type S3Reply, s3Error } from './answers.ts'
import { formUpload } from './form-upload.ts'
import { objectCall } from './object-calls.ts'
import type { Objects } from './objects.ts'

export type S3Options = {
  readonly resources: readonly Resource[]
  readonly objects: Objects
  readonly judge: Judge
  readonly credentials: Credentials
  readonly now: () => number
  /** Told of each new object, as EventBridge would be. */
  readonly created: (bucket: string, key: string, reason: string) => void
  /** True to fail this call as overloaded. */
  readonly isDown?: () => boolean
}

const Cors = z.object({
  CorsConfiguration: z
    .object({
      CorsRules: z.array(z.object({ AllowedOrigins: z.array(z.string()), AllowedMethods: z.array(z.string()) })),
    })
    .optional(),
})

/** The buckets of the templates, by path: http://host/bucket/key. */
export function s3(options: S3Options): Handle {
  const { resources, credentials, judge, objects, now, created, isDown } = options
  const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket')
  const arnOf = (name: string) => buckets.find(({ ref }) => ref === name)?.attributes['Arn']

  async function answer(asked: {
    method: string
    url: string
    headers: Readonly<Record<string, string>>
    body: Buffer
    since: number
  }): Promise<S3Reply> {
    const { bucket, path, query } = placeOf(asked.url)
    const bucketArn = arnOf(bucket)
    if (bucketArn === undefined) return s3Error(404, 'NoSuchBucket', 'The specified bucket does not exist')
    if (asked.method === 'OPTIONS') return { status: 200 }
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance-guidelines.html
    if (isDown?.()) return s3Error(503, 'SlowDown', 'Please reduce your request rate.')
    const type = asked.headers['content-type'] ?? ''
    if (asked.method === 'POST' && path === '' && type.startsWith('multipart/form-data'))
      return formUpload({ bucket, bucketArn, type, body: asked.body, objects, judge, credentials, now: now(), created })
    const signature = signatureOf(asked, credentials, now())
    if ('refused' in signature) return s3Error(403, signature.refused, signature.why)
    const { principal } = signature.caller.credential
    const body = unchunked(asked.headers, asked.body)
    const call = { ...asked, body, bucket, bucketArn, key: decodeURIComponent(path), query, principal }
    return (
      objectCall(call, { objects, judge, arnOf, created }) ??
      s3Error(501, 'NotImplemented', `${asked.method} ${asked.url}`)
    )
  }
  return async (request, response) => {
    const { url = '/', method = '' } = request
    const { bucket, path } = placeOf(url)
    const since = objects.changes(bucket, decodeURIComponent(path))
    const body = (await bodyOf(request)) ?? Buffer.alloc(0)
    const asked = { method, url, headers: flat(request), body, since }
    const reply = await answer(asked)
    const allowed = corsOf(buckets, asked.url, asked.headers['origin'])
    response.writeHead(reply.status, { ...reply.headers, ...allowed }).end(reply.body)
  }
}

function placeOf(url: string) {
  const { pathname, searchParams: query } = new URL(url, 'http://s3')
  const [, bucket = '', path = ''] = /^\/([^/]+)\/?(.*)$/s.exec(pathname) ?? []
  return { bucket, path, query }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html */
function corsOf(
  buckets: readonly Resource[],
  url: string,
  origin: string | undefined,
): Readonly<Record<string, string>> {
  const bucket = buckets.find(({ ref }) => url.startsWith(`/${ref}`))
  const rules = bucket ? (Cors.parse(bucket.properties).CorsConfiguration?.CorsRules ?? []) : []
  const rule = rules.find(
    ({ AllowedOrigins }) => origin !== undefined && AllowedOrigins.some((one) => one === '*' || one === origin),
  )
  return rule && origin !== undefined
    ? { 'access-control-allow-origin': origin, 'access-control-allow-methods': rule.AllowedMethods.join(', ') }
    : {}
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html */
function unchunked(headers: Readonly<Record<string, string>>, body: Buffer): Buffer {
  if (!(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')) return body
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.subarray(at, end).toString('latin1'), 16)
    if (!(size > 0)) break
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return Buffer.concat(parts)
}
