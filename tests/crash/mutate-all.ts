import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mutant, mutantsOf } from './mutants.ts'
import { keep, type Mutated, progress, tell } from './progress.ts'
import { type Shown, shownTo } from './shown-to.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Authorisation is held by tests through the doors. */
const held: Readonly<Record<string, readonly string[]>> = { 'core/engine/people/authorise.ts': ['tests/authz'] }

/** Shows mutants to the tests of their file, in a copy. */
export async function mutateAll(paths: readonly string[], most: number): Promise<number> {
  const copy = mkdtempSync(join(tmpdir(), 'redress-mutants-'))
  try {
    copyCheckout(copy)
    let left = most
    for (const path of paths.flatMap(sourcesOf)) left -= await mutate(copy, path, left)
  } finally {
    rmSync(copy, { recursive: true })
  }
  return told(paths.flatMap(sourcesOf))
}

function sourcesOf(path: string): readonly string[] {
  if (statSync(join(root, path)).isFile()) return [path]
  const all = globSync('**/*.ts', { cwd: join(root, path) }).map((one) => join(path, one))
  return all.filter((one) => !one.endsWith('.test.ts') && !one.includes('/past/')).toSorted()
}

function copyCheckout(to: string): void {
  const left = /^(node_modules|\.git|dist|data|coverage|crash\.json|cdk\.out)(\/|$)/
  cpSync(root, to, { recursive: true, filter: (from) => !left.test(from.slice(root.length)) })
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'))
}

/** Goes on at the first mutant without a verdict. */
async function mutate(copy: string, path: string, most: number): Promise<number> {
  const source = readFileSync(join(root, path), 'utf8')
  const all = mutantsOf(path, source)
  const known = progress().mutated[nameOf(path, source)]
  const so: Mutated = known ?? { done: 0, all: all.length, survivors: [] }
  const now = all.slice(so.done, so.done + Math.max(0, most))
  if (now.length === 0) return 0
  const shown = await shownTo(copy, path, held[path] ?? [])
  try {
    await judge(shown, now, so, { path, source })
  } finally {
    writeFileSync(join(copy, path), source)
    await shown.close()
  }
  return now.length
}

type Of = { readonly path: string; readonly source: string }

async function judge(shown: Shown, now: readonly Mutant[], before: Mutated, { path, source }: Of): Promise<void> {
  let so = before
  for (const mutant of now) {
    const isFound = !(await shown.isGreen(mutant.text, mutant.at))
    so = { ...so, done: so.done + 1, survivors: isFound ? so.survivors : [...so.survivors, lineOf(path, mutant)] }
    keep({ mutated: { ...progress().mutated, [nameOf(path, source)]: so } })
    console.error(`${so.done}/${so.all} ${isFound ? 'found' : 'SURVIVED'}: ${lineOf(path, mutant)}`)
  }
}

/** A changed file is another: its verdicts are not taken over. */
const nameOf = (path: string, source: string) =>
  `${path} ${source.length} ${Buffer.from(source).reduce((a, b) => (a * 31 + b) % 2 ** 31, 7)}`

const lineOf = (path: string, { line, was, now }: Mutant) => `${path}:${line} ${was} → ${now}`.replace(/\s+/g, ' ')

function told(paths: readonly string[]): number {
  const all = paths.flatMap((path) => progress().mutated[nameOf(path, readFileSync(join(root, path), 'utf8'))] ?? [])
  const sum = (of: (one: Mutated) => number) => all.reduce((n, one) => n + of(one), 0)
  const [done, survivors] = [sum((one) => one.done), sum((one) => one.survivors.length)]
  const score = done === 0 ? 0 : (100 * (done - survivors)) / done
  tell(
    `mutants of ${all.length} of ${paths.length} files: ${done} of ${sum((one) => one.all)}, ${score.toFixed(1)} % found`,
  )
  for (const one of all.flatMap((of) => of.survivors)) console.log(`survived: ${one}`)
  return all.length === paths.length && all.every((one) => one.done === one.all) ? 0 : 1
}
