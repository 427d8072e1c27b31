import { extraFiles, feedApart } from '../public-beside.ts'
import type { Look } from './sitting.ts'

const perRead = 1000

/** Files of the feed, then all paths, for files that nothing supports. */
export const lookAtPublic: Look = async (world, so, isOver) => {
  if (so.after === null) for await (const one of feedApart(world)) so.tell({ ...one, about: null })
  for (let paths: readonly string[] = []; ; ) {
    paths = await world.publicFolder.list('/', { after: so.after ?? '', most: perRead })
    for await (const one of extraFiles(world, paths)) so.tell({ ...one, about: null })
    so.after = paths.at(-1) ?? so.after ?? ''
    if (paths.length < perRead) return true
    if (isOver()) return false
  }
}
