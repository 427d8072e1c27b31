import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { StoredFile } from '#engine/store/ports.ts'
import { keyOrder } from '#hosts/key-order.ts'
import { isReadable, Stored } from '#hosts/receive-file.ts'
import { isFileKey } from '#hosts/upload-policy.ts'
import { folderAside, linkAside, writeAside } from '../base/durably-aside.ts'
import { syncFolder } from '../base/sync-folder.ts'

/** Evidence on disk: `<key>.meta` makes it exist; bytes open or quarantined. */
export function evidenceFolder(dataFolder: string) {
  const root = join(dataFolder, 'files')
  const metaPath = (key: string) => join(root, 'meta', `${key}.meta`)
  const bytesPath = (file: StoredFile) => join(root, isReadable(file) ? 'open' : 'quarantine', file.key)
  const stat = (key: string): StoredFile | undefined =>
    isFileKey(key) && existsSync(metaPath(key))
      ? Stored.parse(JSON.parse(readFileSync(metaPath(key), 'utf8')))
      : undefined
  const told = (file: StoredFile) => writeAside(metaPath(file.key), JSON.stringify(file), 0o600)
  return {
    arrivals: join(root, 'arrivals'),
    metaPath,
    bytesPath,
    stat,
    bytes: (file: StoredFile) => readFileSync(bytesPath(file)),
    list: (prefix: string) => metaKeys(join(root, 'meta'), prefix).flatMap((key) => stat(key) ?? []),
    waiting(): readonly StoredFile[] {
      const folder = join(root, 'quarantine')
      const files = filesIn(folder).flatMap((path) => stat(relative(folder, path)) ?? [])
      return files.filter(({ state }) => state === 'quarantined')
    },
    /** The bytes first: what is told of can be read. */
    async write(file: StoredFile, bytes: Uint8Array) {
      await writeAside(bytesPath(file), bytes, 0o600)
      await told(file)
    },
    /** Lies in both places until told. */
    async take(file: StoredFile, from: string) {
      const to = bytesPath(file)
      if (from === to) return told(file)
      await Promise.all([linkAside(from, to), folderAside(dirname(metaPath(file.key)))])
      await told(file)
      rmSync(from, { force: true })
    },
    remove(file: StoredFile) {
      rmSync(metaPath(file.key), { force: true })
      rmSync(bytesPath(file), { force: true })
      syncFolder(dirname(metaPath(file.key)))
    },
  }
}

/** Keys under a prefix, reading only the folder that the prefix names. */
function metaKeys(root: string, prefix: string): readonly string[] {
  const within = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  if (within !== '' && !isFileKey(within.slice(0, -1))) return []
  return filesIn(join(root, within))
    .filter((path) => path.endsWith('.meta'))
    .map((path) => relative(root, path.slice(0, -'.meta'.length)))
    .filter((key) => key.startsWith(prefix))
    .sort(keyOrder)
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []
