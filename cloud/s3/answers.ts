export type S3Reply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const s3Error = (status: number, code: string, message: string): S3Reply => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: xml(`<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`),
})

export const xml = (text: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`

export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const denied = (): S3Reply => s3Error(403, 'AccessDenied', 'Access Denied')

export type Listed = { readonly key: string; readonly size: number; readonly etag: string; readonly modified: number }

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listing(query: URLSearchParams, bucket: string, found: readonly Listed[]): S3Reply {
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const most = Math.min(1000, Number(query.get('max-keys') ?? 1000))
  const left = found.filter(({ key }) => key > after)
  const page = left.slice(0, most)
  const isTruncated = left.length > page.length
  const contents = page.map(
    ({ key, size, etag, modified }) =>
      `<Contents><Key>${escaped(key)}</Key><LastModified>${new Date(modified).toISOString()}</LastModified><ETag>${escaped(etag)}</ETag><Size>${size}</Size></Contents>`,
  )
  const next = isTruncated ? `<NextContinuationToken>${escaped(page.at(-1)?.key ?? '')}</NextContinuationToken>` : ''
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: xml(
      `<ListBucketResult><Name>${bucket}</Name><Prefix>${escaped(query.get('prefix') ?? '')}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${most}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    ),
  }
}
