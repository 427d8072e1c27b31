import type { Judge } from '../iam/judge.ts'
import { denied, escaped, listing, type S3Reply, s3Error, xml } from './answers.ts'
import type { Objects, StoredObject } from './objects.ts'

export type ObjectCall = {
  readonly method: string
  readonly bucket: string
  readonly bucketArn: string
  readonly key: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly principal: string
  /** Changes of the object when this call began. */
  readonly since?: number
}
type Around = {
  readonly objects: Objects
  readonly judge: Judge
  readonly arnOf: (bucket: string) => string | undefined
  readonly created: (bucket: string, key: string, reason: string) => void
}

/** Does a signed call on bucket or object; null if unknown. */
export function objectCall(call: ObjectCall, around: Around): S3Reply | null {
  const { method, key, query, headers } = call
  if (key === '') {
    if (method === 'GET' && query.get('list-type') === '2') return list(call, around)
    return method === 'POST' && query.has('delete') ? removeSeveral(call, around) : null
  }
  if (method === 'GET' || method === 'HEAD') return read(call, around)
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) return copy(call, around)
  if (method === 'PUT') return write(call, around)
  if (method !== 'DELETE') return null
  if (!may(call, around, 's3:DeleteObject')) return denied()
  around.objects.remove(call.bucket, key)
  return { status: 204 }
}

const may = ({ principal, bucketArn, key }: ObjectCall, { judge }: Around, action: string) =>
  judge.may({ principal, action, resource: `${bucketArn}/${key}` })

/** Answers 403 for 404 to those who may not list. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function missing(
  { principal, bucketArn, key }: Pick<ObjectCall, 'principal' | 'bucketArn' | 'key'>,
  judge: Judge,
) {
  const isTold = judge.may({ principal, action: 's3:ListBucket', resource: bucketArn, facts: { 's3:prefix': [key] } })
  return isTold ? s3Error(404, 'NoSuchKey', 'The specified key does not exist.') : denied()
}

const passed = /^(content-type|cache-control|content-disposition|content-language|expires|x-amz-meta-.+)$/
const kept = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => passed.test(name)))

function read(call: ObjectCall, around: Around): S3Reply {
  if (!may(call, around, 's3:GetObject')) return denied()
  const found = around.objects.get(call.bucket, call.key)
  if (!found) return missing(call, around.judge)
  const asked = [...call.query].flatMap(([name, value]) =>
    name.startsWith('response-') ? [[name.slice('response-'.length), value] as const] : [],
  )
  return {
    status: 200,
    headers: {
      ...found.headers,
      ...Object.fromEntries(asked),
      ...tags(found),
      'content-length': String(found.body.length),
    },
    ...(call.method === 'GET' && { body: found.body }),
  }
}

const tags = ({ etag, modified }: StoredObject) => ({ etag, 'last-modified': new Date(modified).toUTCString() })

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
function write(call: ObjectCall, around: Around): S3Reply {
  if (!may(call, around, 's3:PutObject')) return denied()
  const { bucket, key, headers, body } = call
  const before = around.objects.get(bucket, key)
  const match = headers['if-match']
  const isConditional = match !== undefined || headers['if-none-match'] !== undefined
  // Another was done while this one was under way.
  if (isConditional && call.since !== undefined && call.since !== around.objects.changes(bucket, key))
    return s3Error(409, 'ConditionalRequestConflict', 'A conflicting operation occurred.')
  if (headers['if-none-match'] === '*' && before) return s3Error(412, 'PreconditionFailed', 'If-None-Match')
  if (match !== undefined && !before) return s3Error(404, 'NoSuchKey', 'The specified key does not exist.')
  if (match !== undefined && before?.etag !== match) return s3Error(412, 'PreconditionFailed', 'If-Match')
  const { etag } = around.objects.put(bucket, key, body, kept(headers))
  around.created(bucket, key, 'PutObject')
  return { status: 200, headers: { etag } }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
function copy(call: ObjectCall, around: Around): S3Reply {
  const [, bucket = '', key = ''] =
    /^\/?([^/]+)\/(.+)$/.exec(decodeURIComponent(call.headers['x-amz-copy-source'] ?? '')) ?? []
  const bucketArn = around.arnOf(bucket)
  if (bucketArn === undefined) return s3Error(404, 'NoSuchBucket', bucket)
  const source = { ...call, bucket, key, bucketArn }
  if (!may(source, around, 's3:GetObject') || !may(call, around, 's3:PutObject')) return denied()
  const found = around.objects.get(bucket, key)
  if (!found) return missing(source, around.judge)
  const replaced = call.headers['x-amz-metadata-directive'] === 'REPLACE' ? kept(call.headers) : found.headers
  const { etag, modified } = around.objects.put(call.bucket, call.key, found.body, replaced)
  around.created(call.bucket, call.key, 'CopyObject')
  const result = `<CopyObjectResult><LastModified>${new Date(modified).toISOString()}</LastModified><ETag>${escaped(etag)}</ETag></CopyObjectResult>`
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xml(result) }
}

function list({ principal, bucket, bucketArn, query }: ObjectCall, { objects, judge }: Around): S3Reply {
  const prefix = query.get('prefix') ?? ''
  const facts = { 's3:prefix': [prefix] }
  if (!judge.may({ principal, action: 's3:ListBucket', resource: bucketArn, facts })) return denied()
  const found = objects.keys(bucket, prefix).flatMap((key) => {
    const one = objects.get(bucket, key)
    return one ? [{ key, size: one.body.length, etag: one.etag, modified: one.modified }] : []
  })
  return listing(query, bucket, found)
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
function removeSeveral(call: ObjectCall, around: Around): S3Reply {
  const keys = [...call.body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key)
  const lines = keys.map((key) => {
    if (!may({ ...call, key }, around, 's3:DeleteObject'))
      return `<Error><Key>${key}</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>`
    around.objects.remove(call.bucket, key)
    return `<Deleted><Key>${key}</Key></Deleted>`
  })
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: xml(`<DeleteResult>${lines.join('')}</DeleteResult>`),
  }
}
