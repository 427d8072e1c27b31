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
  // Copied, since bodies are drawn late.
  await Promise.all(files.slice(0, -1).map((file) => folder.put({ ...file })))
  for (const last of files.slice(-1)) await folder.put(last)
}
