import type { Clock, Crypto } from '#engine/ports.ts'
import type { LocalFiles } from './files.ts'
import type { Issuer } from './issuer.ts'
import { receiveUpload } from './receive-upload.ts'
import type { Mount } from './server.ts'

type UploadParts = { readonly files: LocalFiles; readonly crypto: Crypto; readonly clock: Clock }

export const uploadMount = (parts: UploadParts): Mount => ({
  path: '/upload',
  async handle(request, response) {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end()
      return
    }
    const { status, location } = await receiveUpload(request, parts)
    response.writeHead(status, { 'cache-control': 'no-store', ...(location !== undefined && { location }) }).end()
  },
})

export const issuerMount = (issuer: Issuer): Mount => ({ path: issuer.mountPath, handle: issuer.handle })
