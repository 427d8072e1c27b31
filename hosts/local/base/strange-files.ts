import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Names in a data folder that no release makes, and that may be given out. */
export const strangeFiles = (folder: string): readonly string[] => [
  ...below(folder, 'public', isPage),
  ...below(folder, 'files', () => true),
]

/** Node's own `recursive` follows links. */
function below(folder: string, room: string, isOwn: (name: string) => boolean): readonly string[] {
  const at = join(folder, room)
  if (!existsSync(at)) return []
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const name = join(room, entry.name)
    if (entry.isDirectory()) return below(folder, name, isOwn)
    return entry.isFile() && isOwn(entry.name) ? [] : [name]
  })
}

/** A page, or one half-written at a crash. */
const isPage = (name: string): boolean => /\.(public|part)$/.test(name)

/** A link where the database should be, or what others may write. */
export function openToOthers(folder: string): readonly string[] {
  const names = ['', 'redress.db', 'redress.db-wal', 'keys', 'public', 'files']
  const there = names.filter((name) => existsSync(join(folder, name)))
  const isLinked = (name: string) => name.startsWith('redress') && lstatSync(join(folder, name)).isSymbolicLink()
  return there
    .filter((name) => isLinked(name) || (statSync(join(folder, name)).mode & 0o022) !== 0)
    .map((name) => name || '.')
}
