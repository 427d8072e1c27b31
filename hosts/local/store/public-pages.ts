import { existsSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { keyOrder } from '#hosts/key-order.ts'

type Asked = { readonly after: string; readonly most: number }
/** Next paths behind a place; `whole`: there are no more. */
type Ahead = { readonly prefix: string; readonly after: string; paths: string[]; readonly whole: boolean }

/** Paths that one reading of the folder keeps ahead: many pages. */
const kept = 20_000

/**
 * Pages of a folder's paths in order. One reading serves those that follow, so that a page costs its own length; it
 * holds few paths and yields to others.
 */
export function publicPages(root: string, ending: string, most = kept) {
  let ahead: Ahead | null = null
  return {
    async page(prefix: string, asked: Asked): Promise<readonly string[]> {
      const known = ahead && served(ahead, prefix, asked)
      if (known) return known
      ahead = await readAhead({ root, ending, prefix, after: asked.after, most: Math.max(most, asked.most) })
      return ahead.paths.slice(0, asked.most)
    },
    /** Takes in a path written meanwhile. */
    added(path: string): void {
      if (ahead === null || !path.startsWith(ahead.prefix) || keyOrder(path, ahead.after) <= 0) return
      const last = ahead.paths.at(-1)
      if (!ahead.whole && (last === undefined || keyOrder(path, last) > 0)) return
      const at = placeIn(ahead.paths, path)
      if (ahead.paths[at - 1] !== path) ahead.paths.splice(at, 0, path)
    },
  }
}

/** A page of what is at hand; null beyond it. */
function served(ahead: Ahead, prefix: string, { after, most }: Asked): readonly string[] | null {
  // From the start the folder is looked at anew.
  if (ahead.prefix !== prefix || after === '' || keyOrder(after, ahead.after) < 0) return null
  const from = placeIn(ahead.paths, after)
  return ahead.whole || from + most <= ahead.paths.length ? ahead.paths.slice(from, from + most) : null
}

/** Place at which paths behind this one begin. */
function placeIn(paths: readonly string[], path: string): number {
  let [low, high] = [0, paths.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keyOrder(paths[middle] ?? '', path) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

type Reading = { root: string; ending: string; prefix: string; after: string; most: number }

/** The first `most` paths behind a place: few are held at once. */
async function readAhead({ root, ending, prefix, after, most }: Reading): Promise<Ahead> {
  let paths: string[] = []
  let whole = true
  for await (const path of pathsOf(root, '', ending)) {
    if (!path.startsWith(prefix) || keyOrder(path, after) <= 0) continue
    paths.push(path)
    if (paths.length < 2 * most) continue
    paths = paths.toSorted(keyOrder).slice(0, most)
    whole = false
  }
  if (paths.length > most) whole = false
  return { prefix, after, paths: paths.toSorted(keyOrder).slice(0, most), whole }
}

async function* pathsOf(root: string, below: string, ending: string): AsyncGenerator<string> {
  const at = join(root, below)
  if (!existsSync(at)) return
  for await (const entry of await opendir(at, { bufferSize: 1024 })) {
    const path = `${below}/${entry.name}`
    if (entry.isDirectory()) yield* pathsOf(root, path, ending)
    else if (entry.isFile() && path.endsWith(ending)) yield path.slice(0, -ending.length)
  }
}
