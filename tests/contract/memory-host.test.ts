import { describe } from 'vitest'
import { memoryCrypto } from '#hosts/memory/crypto.ts'
import { memoryFiles } from '#hosts/memory/files.ts'
import { memoryPublicFolder } from '#hosts/memory/public-folder.ts'
import { keepsFiles } from './keeps-files.ts'
import { keepsPublicFiles } from './keeps-public-files.ts'

describe('files in memory', () =>
  keepsFiles(async (options) => {
    const files = memoryFiles({ ...options, crypto: memoryCrypto() })
    return { files, upload: (form, file) => files.upload(form.fields, file), close: async () => {} }
  }))

describe('public files in memory', () =>
  keepsPublicFiles(async (clock) => ({ folder: memoryPublicFolder(clock), close: async () => {} })))
