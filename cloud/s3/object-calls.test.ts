import { describe, expect, it } from 'vitest'
import type { Judge } from '../iam/judge.ts'
import { objectCall } from './object-calls.ts'
import { objects } from './objects.ts'

const rights = (...actions: readonly string[]): Judge => ({
  may: ({ action }) => actions.includes(action),
  mayQuietly: () => false,
  denials: () => [],
  rights: () => [],
})
const held = () => {
  const own = objects(() => 0)
  own.put('clean', 'file/a', Buffer.from('bytes'), { 'content-type': 'text/plain' })
  return own
}
const asking = (
  method: string,
  key: string,
  judge: Judge,
  more: { headers?: Record<string, string>; query?: string; since?: number } = {},
) => {
  const { headers = {}, query = '', ...times } = more
  const own = held()
  const call = {
    method,
    key,
    headers,
    ...times,
    query: new URLSearchParams(query),
    bucket: 'clean',
    bucketArn: 'arn:aws:s3:::clean',
  }
  const arnOf = () => 'arn:aws:s3:::clean'
  return objectCall(
    { ...call, body: Buffer.from('new'), principal: 'role' },
    { objects: own, judge, arnOf, created() {} },
  )
}

describe('the buckets', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
  it.each([
    ['GET', 'file/a', ['s3:GetObject'], 200],
    ['GET', 'file/a', [], 403],
    ['GET', 'file/b', ['s3:GetObject'], 403],
    ['GET', 'file/b', ['s3:GetObject', 's3:ListBucket'], 404],
    ['HEAD', 'file/b', ['s3:GetObject'], 403],
    ['HEAD', 'file/b', ['s3:GetObject', 's3:ListBucket'], 404],
    ['DELETE', 'file/b', ['s3:DeleteObject'], 204],
    ['PUT', 'file/b', ['s3:GetObject'], 403],
    ['PATCH', 'file/b', ['s3:GetObject'], undefined],
  ])('answer %s %s with the rights %j by %s', (method, key, actions, status) => {
    expect(asking(method, key, rights(...actions))?.status).toBe(status)
  })

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
  it.each([
    ['file/a', { 'if-none-match': '*' }, 412],
    ['file/b', { 'if-none-match': '*' }, 200],
    ['file/a', { 'if-match': '"other"' }, 412],
    ['file/a', { 'if-match': '"4b3a6218bb3e3a7303e8a171a60fcf92"' }, 200],
    ['file/b', { 'if-match': '"other"' }, 404],
  ])('write %s under %j by %s', (key, headers, status) => {
    expect(asking('PUT', key, rights('s3:PutObject'), { headers })?.status).toBe(status)
  })

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  it.each([
    [{ 'if-none-match': '*' }, 0, 409],
    [{ 'if-none-match': '*' }, 1, 412],
    [{}, 0, 200],
  ])('refuse a write under %j that began after %i changes of one by %s', (headers, since, status) => {
    expect(asking('PUT', 'file/a', rights('s3:PutObject'), { headers, since })?.status).toBe(status)
  })

  it('list only for whoever may list', () => {
    const query = 'list-type=2&prefix=file%2F'
    expect(asking('GET', '', rights('s3:GetObject'), { query })?.status).toBe(403)
    expect(String(asking('GET', '', rights('s3:ListBucket'), { query })?.body)).toContain('<Key>file/a</Key>')
  })
})
