import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, type S3Client } from '@aws-sdk/client-s3'
import { nameFrom } from './metadata-name.ts'

type Object = { readonly bytes: Uint8Array; readonly name: string; readonly at: number }

/** Object with name and moment of upload; undefined if missing. */
export async function object(client: S3Client, Bucket: string, Key: string): Promise<Object | undefined> {
  try {
    const { Body, LastModified, Metadata } = await client.send(new GetObjectCommand({ Bucket, Key }))
    const bytes = await Body?.transformToByteArray()
    return bytes && { bytes, name: nameFrom(Metadata?.['name'] ?? ''), at: LastModified?.getTime() ?? 0 }
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}

export async function keysUnder(client: S3Client, Bucket: string, Prefix: string): Promise<readonly string[]> {
  const found: string[] = []
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix, ...(ContinuationToken && { ContinuationToken }) }),
    )
    found.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []))
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken)
  return found
}
