import type { Clock, Crypto, FileStore, Scanner, StoredFile } from '#engine/store/ports.ts'
import { keyOrder } from '../key-order.ts'
import { isReadable, receiveFile, scanned } from '../receive-file.ts'
import { backTo, checkPolicy, fileKey, uploadFields } from '../upload-policy.ts'

export type MemoryFiles = FileStore & {
  /** Sends as a browser; returns the redirect, or undefined if forged. */
  upload(
    fields: Readonly<Record<string, string>>,
    file: { name: string; bytes: Uint8Array },
  ): Promise<string | undefined>
}
type Options = {
  readonly crypto: Crypto
  readonly clock: Clock
  readonly scanner: Scanner | null
  /** Outlives this store, where given. */
  readonly kept?: Map<string, KeptFile>
}
export type KeptFile = { readonly file: StoredFile; readonly bytes: Uint8Array }

export function memoryFiles({ crypto, clock, scanner, kept = new Map() }: Options): MemoryFiles {
  return {
    uploadForm: async (request) => ({ action: 'memory:upload', fields: uploadFields(request, crypto.keyed) }),
    stat: async (key) => kept.get(key)?.file,
    async put({ bytes, at, unlisted: _, ...made }) {
      const file: StoredFile = { ...made, size: bytes.length, receivedAt: at, state: 'clean' }
      if (!kept.has(fileKey(made.key))) kept.set(made.key, { file, bytes: Uint8Array.from(bytes) })
    },
    async receive(arrived) {
      const judged = await receiveFile(arrived, scanner)
      if (judged.kind === 'refused') return judged
      if (kept.has(arrived.key)) return { kind: 'refused', code: 'taken' }
      kept.set(arrived.key, { file: judged.file, bytes: Uint8Array.from(arrived.bytes) })
      return judged
    },
    async copy(from, to) {
      const found = kept.get(from)
      if (!kept.has(fileKey(to)) && found) kept.set(to, { ...found, file: { ...found.file, key: to } })
    },
    async read(key) {
      const found = kept.get(key)
      return found && isReadable(found.file) ? Uint8Array.from(found.bytes) : undefined
    },
    list: async (prefix) =>
      [...kept.values()]
        .map(({ file }) => file)
        .filter((file) => file.key.startsWith(prefix))
        .sort((a, b) => keyOrder(a.key, b.key)),
    remove: async (key) => {
      kept.delete(key)
    },
    async clear(folder) {
      for (const key of kept.keys()) if (key.startsWith(folder)) kept.delete(key)
    },
    async rescan() {
      const waiting = [...kept.values()].filter(({ file }) => file.state === 'quarantined')
      const judged = await Promise.all(
        waiting.map(async ({ file, bytes }) => ({ file: { ...file, state: await scanned(bytes, scanner) }, bytes })),
      )
      for (const one of judged) kept.set(one.file.key, one)
      return judged.filter(({ file }) => file.state !== 'quarantined').length
    },
    async upload(fields, { name, bytes }) {
      const check = checkPolicy(fields, crypto, clock.now())
      if (check.kind === 'forged') return undefined
      if (check.kind === 'expired') return backTo(check.returnTo, { upload: 'expired' })
      const { key, maxBytes, returnTo } = check.allowed
      if (bytes.length > maxBytes) return backTo(returnTo, { upload: 'tooLarge' })
      if (kept.has(key)) return backTo(returnTo, { upload: 'taken' })
      const judged = await receiveFile({ key, name, bytes, receivedAt: clock.now() }, scanner)
      if (judged.kind === 'refused') return backTo(returnTo, { upload: judged.code })
      kept.set(key, { file: judged.file, bytes: Uint8Array.from(bytes) })
      return backTo(returnTo, judged.file.state === 'infected' ? { upload: 'infected' } : { key })
    },
  }
}
