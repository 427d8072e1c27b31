import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Tests that reach a file, in the folders given: near ones first. */
export function testsOf(copy: string, paths: readonly string[], folders: readonly string[]): readonly string[] {
  const all = folders.flatMap((folder) => globSync(`${folder}/**/*.test.{ts,tsx}`, { cwd: copy }))
  const imported = importsOf(copy)
  return all.filter((test) => !test.includes('.long.') && reaches(test, new Set(paths), imported))
}

function reaches(test: string, paths: ReadonlySet<string>, imported: (path: string) => readonly string[]): boolean {
  const seen = new Set([test])
  for (const path of seen) {
    if (paths.has(path)) return true
    for (const one of imported(path)) seen.add(one)
  }
  return false
}

/** Reads imports from the text: the test runner would translate all files first. */
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
