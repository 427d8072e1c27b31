import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { expect, it, vi } from 'vitest'
import { presignedPost } from './presigned-post.ts'

it('makes the form that the vendor’s own client makes', async () => {
  const at = Date.UTC(2026, 5, 2, 2)
  vi.useFakeTimers({ now: at, toFake: ['Date'] })
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' }
  const client = new S3Client({ region: 'cn-north-1', credentials })
  const [Bucket, Key] = ['quarantine', 'draft/1/a b.pdf']
  const fields = { success_action_redirect: 'https://xy.example/my/drafts/1' }
  const conditions = [
    ['content-length-range', 1, 20_000],
    ['starts-with', '$x-amz-meta-name', ''],
  ] as const
  const theirs = await createPresignedPost(client, {
    ...{ Bucket, Key, Expires: 3600, Fields: fields },
    Conditions: [
      ['content-length-range', 1, 20_000],
      ['starts-with', '$x-amz-meta-name', ''],
    ],
  })
  vi.useRealTimers()
  const post = { bucket: Bucket, key: Key, seconds: 3600, fields, conditions }
  expect(presignedPost(post, { service: 's3', region: 'cn-north-1', at }, credentials)).toEqual(theirs.fields)
})
