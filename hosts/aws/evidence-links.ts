import type { FileStore } from '#engine/store/ports.ts'
import { isReadable } from '../receive-file.ts'
import { fileKey, largestFile } from '../upload-policy.ts'
import { objectAddress } from './address.ts'
import type { Caller } from './caller.ts'
import type { Buckets } from './evidence.ts'
import { presignedPost } from './presigned-post.ts'
import { presignedUrl } from './sign-request.ts'

type Links = Pick<FileStore, 'uploadForm' | 'download'>

const life = 3600
const linkLife = 300
/** Form variable for the sent file's name. */
const fileName = ['$', '{filename}'].join('')

/** Signed addresses to send and fetch evidence, past functions. */
export function evidenceLinks(caller: Caller, { quarantine, clean }: Buckets, stat: FileStore['stat']): Links {
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
        await scopeOf(caller),
        await caller.credentials(),
      )
      // The service writes the file's name there, within the policy.
      // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
      return {
        action: (await objectAddress(caller, quarantine, '')).href,
        fields: { ...fields, 'x-amz-meta-name': fileName },
      }
    },
    async download({ key, name }) {
      const file = await stat(key)
      if (!file || !isReadable(file)) return undefined
      const url = await objectAddress(caller, clean, `file/${key}`)
      url.searchParams.set('response-content-type', 'application/octet-stream')
      url.searchParams.set('response-content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      return presignedUrl(url, linkLife, await scopeOf(caller), await caller.credentials()).href
    },
  }
}

const scopeOf = async ({ region }: Caller) => ({ service: 's3', region: await region(), at: Date.now() })
