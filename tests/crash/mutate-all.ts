import { createHash } from 'node:crypto'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chances } from './chances.ts'
import { type Mutant, mutated } from './mutants.ts'
import { seed, tell } from './progress.ts'
import { testsOf } from './reaching.ts'
import { known, shown } from './shown.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type One = Mutant & { readonly key: string; readonly path: string }
type Area = {
  readonly all: readonly One[]
  readonly firsts: readonly number[]
  readonly texts: ReadonlyMap<string, string>
}

/** Shows all mutants, or `most`, to the tests that reach them. */
export async function mutateAll(paths: readonly string[], most: number, tests: readonly string[]): Promise<number> {
  const files = paths.flatMap(sourcesOf)
  const area = areaOf(files)
  const chosen = drawn(area.all.length, most)
  const copy = mkdtempSync(join(tmpdir(), 'redress-mutants-'))
  try {
    copyCheckout(copy)
    for (const [path, text] of area.texts) writeFileSync(join(copy, path), text)
    const keys = new Map(chosen.map((n) => [n, area.all[n]?.key ?? '']))
    const set = hashOf([...keys.values()].join())
    const reached = testsOf(copy, files, tests)
    const { firsts } = area
    const inside = new Map([...reached].map(([test, of]) => [test, of.map((path) => firsts[files.indexOf(path)] ?? 0)]))
    await shown(copy, inside, { keys, firsts, set })
  } finally {
    rmSync(copy, { recursive: true })
  }
  const { found } = known()
  const survivors = chosen.flatMap((n) => area.all[n] ?? []).filter(({ key }) => !found.has(key))
  const score = (100 * (chosen.length - survivors.length)) / chosen.length
  tell(
    `mutants of ${paths}: ${chosen.length} of ${area.all.length} shown, ${score.toFixed(1)} % found (seed ${seed()})`,
  )
  for (const { path, line, was, now } of survivors)
    console.log(`survived: ${`${path}:${line} ${was} → ${now}`.replace(/\s+/g, ' ')}`)
  return 0
}

function sourcesOf(path: string): readonly string[] {
  if (statSync(join(root, path)).isFile()) return [path]
  const all = globSync('**/*.ts', { cwd: join(root, path) }).map((one) => join(path, one))
  return all.filter((one) => !one.endsWith('.test.ts') && !one.includes('/past/')).toSorted()
}

function areaOf(files: readonly string[]): Area {
  const [all, firsts, texts]: [One[], number[], Map<string, string>] = [[], [], new Map()]
  for (const path of files) {
    const source = readFileSync(join(root, path), 'utf8')
    const { text, mutants } = mutated(path, source, all.length)
    firsts.push(all.length)
    texts.set(path, text)
    for (const [i, one] of mutants.entries()) all.push({ ...one, path, key: `${path}@${hashOf(source)}#${i}` })
  }
  return { all, firsts, texts }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

function drawn(all: number, most: number): readonly number[] {
  const chance = chances(seed())
  const order = Array.from({ length: all }, (_, n) => ({ n, at: chance() }))
  const some = order.toSorted((a, b) => a.at - b.at).slice(0, most)
  return some.map(({ n }) => n).toSorted((a, b) => a - b)
}

function copyCheckout(to: string): void {
  const left = /^(node_modules|\.git|dist|data|coverage|crash\.json|cdk\.out)(\/|$)/
  cpSync(root, to, { recursive: true, filter: (from) => !left.test(from.slice(root.length)) })
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'))
}
