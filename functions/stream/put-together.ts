import type { PublicFile, PublicFolder } from '#engine/store/ports.ts'

/**
 * Puts files of one owner in place of those at its `paths`. Where a folder takes them in turn, the last comes after all
 * others: where it lies, they do.
 */
export async function putTogether(
  folder: PublicFolder,
  paths: readonly string[],
  files: readonly PublicFile[],
): Promise<void> {
  if (folder.putAsOne) return folder.putAsOne(paths, files)
  const drawn = new Set(files.map(({ path }) => path))
  for (const path of paths) if (!drawn.has(path)) await folder.remove(path)
  const put = async (file: PublicFile) => {
    await folder.ready?.()
    // Copied, since bodies are drawn late.
    await folder.put({ ...file })
  }
  const others = await Promise.allSettled(files.slice(0, -1).map(put))
  // None is put later than its fault is told.
  for (const one of others) if (one.status === 'rejected') throw one.reason
  for (const last of files.slice(-1)) await put(last)
}
