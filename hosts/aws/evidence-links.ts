import type { S3Client } from '@aws-sdk/client-s3'
import type { FileStore } from '#engine/store/ports.ts'
import { isReadable } from '../receive-file.ts'
import { fileKey, largestFile } from '../upload-policy.ts'
import type { Buckets } from './evidence.ts'
import { presignedPost } from './presigned-post.ts'
import { presignedUrl } from './sign-request.ts'

type Links = Pick<FileStore, 'uploadForm' | 'download'>

const life = 3600
const linkLife = 300
/** Form variable for the sent file's name. */
const fileName = ['$', '{filename}'].join('')

/** Signed addresses to send and fetch evidence, past functions. */
export function evidenceLinks(client: S3Client, { quarantine, clean }: Buckets, stat: FileStore['stat']): Links {
  return {
    async uploadForm({ key, maxBytes, returnTo }) {
      const fields = presignedPost(
        {
          ...{ bucket: quarantine, key: fileKey(key), seconds: life, fields: { success_action_redirect: returnTo } },
          conditions: [
            ['content-length-range', 1, Math.min(maxBytes, largestFile)],
            ['starts-with', '$x-amz-meta-name', ''],
          ],
        },
        await scopeOf(client),
        await client.config.credentials(),
      )
      // The service writes the file's name there, within the policy.
      // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
      return {
        action: (await addressOf(client, quarantine, '')).href,
        fields: { ...fields, 'x-amz-meta-name': fileName },
      }
    },
    async download({ key, name }) {
      const file = await stat(key)
      if (!file || !isReadable(file)) return undefined
      const url = await addressOf(client, clean, `file/${key}`)
      url.searchParams.set('response-content-type', 'application/octet-stream')
      url.searchParams.set('response-content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      return presignedUrl(url, linkLife, await scopeOf(client), await client.config.credentials()).href
    },
  }
}

const scopeOf = async (client: S3Client) => ({ service: 's3', region: await client.config.region(), at: Date.now() })

/** Address of the object, as the client itself reaches it. */
async function addressOf(client: S3Client, bucket: string, key: string): Promise<URL> {
  const own = process.env['AWS_ENDPOINT_URL_S3']
  if (own !== undefined) return new URL(`/${bucket}/${key}`, own)
  const region = await client.config.region()
  return new URL(`https://${bucket}.s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/${key}`)
}
