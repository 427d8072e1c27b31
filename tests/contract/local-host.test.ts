import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe } from 'vitest'
import { localCrypto } from '#hosts/local/base/crypto.ts'
import { localFiles } from '#hosts/local/http/files.ts'
import { receiveUpload } from '#hosts/local/http/receive-upload.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { folder } from './folder.ts'
import { keepsFiles, type OpenFilesWith } from './keeps-files.ts'
import { keepsPublicFiles } from './keeps-public-files.ts'

describe('files on disk', () => keepsFiles(openFiles))

describe('public files on disk', () =>
  keepsPublicFiles(async (clock) => {
    const { path, remove } = await folder()
    return { folder: localPublicFolder(path, clock), close: remove }
  }))

const openFiles: OpenFilesWith = async ({ clock, scanner }) => {
  const { path, remove } = await folder()
  const crypto = localCrypto(path)
  const server = createServer(async (request, response) => {
    const { status, location } = await receiveUpload(request, { files, crypto, clock })
    response.writeHead(status, location === undefined ? {} : { location }).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const files = localFiles({ folder: path, url: `http://127.0.0.1:${port}`, crypto, clock, scanner })
  return {
    files,
    async upload(form, { name, bytes }) {
      const body = new FormData()
      for (const [field, value] of Object.entries(form.fields)) body.append(field, value)
      body.append('file', new Blob([new Uint8Array(bytes)]), name)
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
      return answer.headers.get('location') ?? undefined
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await remove()
    },
  }
}
