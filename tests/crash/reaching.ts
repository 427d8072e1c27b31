import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Tests by folder, each with the files it reaches. */
export function testsOf(
  copy: string,
  paths: readonly string[],
  folders: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const all = folders.flatMap((folder) => [
    ...(folder.endsWith('.ts') ? [folder] : globSync(`${folder}/**/*.test.{ts,tsx}`, { cwd: copy })),
  ])
  const imported = importsOf(copy)
  const reached = all
    .filter((test) => !test.includes('.long.'))
    .map((test) => {
      const from = around(test, imported)
      return [test, paths.filter((path) => from.has(path))] as const
    })
  return new Map(reached.filter(([, of]) => of.length > 0))
}

function around(test: string, imported: (path: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([test])
  for (const path of seen) for (const one of imported(path)) seen.add(one)
  return seen
}

/** Reads imports from the text, as the runner translates first. */
function importsOf(copy: string): (path: string) => readonly string[] {
  const { imports } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))
  const known = new Map<string, readonly string[]>()
  const read = (path: string) =>
    [...readFileSync(join(copy, path), 'utf8').matchAll(/(?:from|import\() ?'([.#][^']+\.tsx?)'/g)].flatMap(
      ([, to = '']) => {
        const room = imports[`${to.split('/')[0]}/*`]
        const at = to.startsWith('#') ? room?.replace('*', to.slice(to.indexOf('/') + 1)) : join(dirname(path), to)
        return at !== undefined && existsSync(join(copy, at)) ? [join(at)] : []
      },
    )
  return (path) => {
    if (!known.has(path)) known.set(path, read(path))
    return known.get(path) ?? []
  }
}
