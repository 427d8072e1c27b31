import type { Clock, Crypto } from '#engine/store/ports.ts'
import { demoHeaders } from './base/demo-page.ts'
import type { MockRecipients } from './demo/mock-recipients.ts'
import type { LocalFiles } from './http/files.ts'
import { receiveUpload } from './http/receive-upload.ts'
import type { Mount } from './http/server.ts'
import type { Issuer } from './issuer/issuer.ts'
import type { ProvinceMock } from './issuer/province-mock.ts'

type UploadParts = { readonly files: LocalFiles; readonly crypto: Crypto; readonly clock: Clock }

export const uploadMount = (parts: UploadParts): Mount => ({
  path: '/upload',
  async handle(request, response) {
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end()
      return
    }
    const { status, location } = await receiveUpload(request, parts)
    if (response.headersSent) return
    response.writeHead(status, { 'cache-control': 'no-store', ...(location !== undefined && { location }) }).end()
  },
})

export const issuerMount = (issuer: Issuer | ProvinceMock): Mount => ({ path: issuer.mountPath, handle: issuer.handle })

/** Page of the demo's recipients: holdings and confirmations. */
export const recipientsMount = (mocks: MockRecipients): Mount => ({
  path: '/demo/recipients',
  async handle(request, response) {
    if (request.method === 'POST') {
      if (request.url?.endsWith('?compare')) mocks.askPlatform()
      else if (request.url?.endsWith('?night')) mocks.nightFile.ask()
      else mocks.creditChina.ask()
      response.writeHead(303, { ...demoHeaders, location: '/demo/recipients' }).end()
      return
    }
    response.writeHead(200, demoHeaders).end(mocks.page())
  },
})
