import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { StoredFile } from '#engine/store/ports.ts'
import { keyOrder } from '#hosts/key-order.ts'
import { isReadable, Stored } from '#hosts/receive-file.ts'
import { isFileKey } from '#hosts/upload-policy.ts'
import { Fault } from '#law/fault.ts'
import { folderAside, linkAside, removeAside, writeAside } from '../base/durably-aside.ts'

/** Evidence on disk: `<key>.meta` makes it exist; bytes open or quarantined. */
export function evidenceFolder(dataFolder: string) {
  const root = join(dataFolder, 'files')
  const metaPath = (key: string) => join(root, 'meta', `${key}.meta`)
  const bytesPath = (file: StoredFile) => join(root, isReadable(file) ? 'open' : 'quarantine', file.key)
  const stat = (key: string): StoredFile | undefined =>
    isFileKey(key) && existsSync(metaPath(key))
      ? Stored.parse(JSON.parse(readFileSync(metaPath(key), 'utf8')))
      : undefined
  const lists = folderLists((within) => metaKeys(join(root, 'meta'), within).flatMap((key) => stat(key) ?? []))
  const told = (file: StoredFile) =>
    writeAside(metaPath(file.key), JSON.stringify(file), 0o600).finally(() => lists.changed(file.key))
  return {
    arrivals: join(root, 'arrivals'),
    metaPath,
    bytesPath,
    stat,
    bytes: (file: StoredFile) => readFileSync(bytesPath(file)),
    list(prefix: string): readonly StoredFile[] {
      const within = prefix.slice(0, prefix.lastIndexOf('/') + 1)
      return lists.of(within).filter(({ key }) => key.startsWith(prefix))
    },
    waiting(): readonly StoredFile[] {
      const folder = join(root, 'quarantine')
      // The audit names one that cannot be read.
      const facts = (path: string) => {
        try {
          return stat(relative(folder, path)) ?? []
        } catch {
          return []
        }
      }
      return filesIn(folder)
        .flatMap(facts)
        .filter(({ state }) => state === 'quarantined')
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
    async remove(file: StoredFile) {
      const gone = removeAside(metaPath(file.key))
      rmSync(bytesPath(file), { force: true })
      lists.changed(file.key)
      await gone
    },
    clear: (within: string) => clearRooms(root, within).finally(() => lists.cleared(within)),
  }
}

async function clearRooms(root: string, within: string): Promise<void> {
  if (!isFolder(within)) throw new Fault('files.badKey', `not a folder of files: ${within}`)
  await Promise.all(['meta', 'open', 'quarantine'].map((room) => removeAside(join(root, room, within))))
}

const mostLists = 2000

/** Lists of folders, read once: this process alone changes them. */
function folderLists(read: (within: string) => readonly StoredFile[]) {
  const known = new Map<string, readonly StoredFile[]>()
  const changed = (key: string) => {
    for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) known.delete(key.slice(0, at + 1))
  }
  return {
    of(within: string): readonly StoredFile[] {
      const found = known.get(within) ?? read(within)
      if (known.size >= mostLists) known.clear()
      if (within !== '') known.set(within, found)
      return found
    },
    changed,
    cleared(within: string): void {
      for (const one of known.keys()) if (one.startsWith(within)) known.delete(one)
      changed(within)
    },
  }
}

/** Keys in a folder and those below it. */
function metaKeys(root: string, within: string): readonly string[] {
  if (within !== '' && !isFolder(within)) return []
  return filesIn(join(root, within))
    .filter((path) => path.endsWith('.meta'))
    .map((path) => relative(root, path.slice(0, -'.meta'.length)))
    .sort(keyOrder)
}

const isFolder = (within: string): boolean => within.endsWith('/') && isFileKey(within.slice(0, -1))

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []
