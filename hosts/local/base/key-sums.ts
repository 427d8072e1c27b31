import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { machineWords } from '#words/machine-words.ts'
import { writeDurably } from './write-durably.ts'

/** Beside the keys, as `sha256sum -c` reads it. */
const list = 'SHA256SUMS'
/** Never changes; a signer tells its public one anew. */
const isKey = (name: string) => name !== list && !/\.(part|public)$/.test(name)

/** Secret files that are gone, or not as they were noted. */
export function changedKeys(folder: string): readonly string[] {
  const noted = notedIn(folder)
  if (noted === 'unreadable') return [list]
  // The ledger's may have gone to a signing process.
  const isGone = (name: string) => name !== 'ledger.hex' && !existsSync(pathOf(folder, name))
  return [...noted].filter(([name, sum]) => isGone(name) || (sumOf(folder, name) ?? sum) !== sum).map(([name]) => name)
}

/** Opens nothing by a key that changed. */
export function demandKeys(folder: string): void {
  const names = changedKeys(folder)
  if (names.length === 0) return
  const { changed, putThemBack } = machineWords.keys
  const what = fillBoth(changed, { list: names.join(', ') })
  const remedy = fillBoth(putThemBack, { folder: join(folder, 'keys') })
  throw new Fault('keys.changed', `${what.zh} ${remedy.zh}\n${what.en} ${remedy.en}`)
}

/** Notes keys made since. */
export function noteKeys(folder: string): void {
  const noted = notedIn(folder)
  if (noted === 'unreadable') return
  const news = namesIn(folder).filter((name) => !noted.has(name))
  if (news.length === 0) return
  const all = new Map([...noted, ...news.map((name) => [name, sumOf(folder, name) ?? ''] as const)])
  const lines = [...all].toSorted().map(([name, sum]) => `${sum}  ${name}\n`)
  writeDurably(pathOf(folder, list), lines.join(''), 0o600)
}

function notedIn(folder: string): ReadonlyMap<string, string> | 'unreadable' {
  const path = pathOf(folder, list)
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const read = lines.map((line) => /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line))
  return read.every((one) => one !== null) ? new Map(read.map(([, sum = '', name = '']) => [name, sum])) : 'unreadable'
}

const namesIn = (folder: string) =>
  existsSync(join(folder, 'keys')) ? readdirSync(join(folder, 'keys')).filter(isKey) : []

const sumOf = (folder: string, name: string) =>
  existsSync(pathOf(folder, name)) ? hash('sha256', readFileSync(pathOf(folder, name))) : null

const pathOf = (folder: string, name: string) => join(folder, 'keys', name)
