import type { Difference, WholeWorld } from '#engine/run/audit-source.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { audit, noneAudited } from './audit.ts'
import { repairWords, sentenceOf } from './audit-words.ts'
import { isHead, isMendable, mend, mendFiles, recordIndexMended, together } from './mend.ts'

export type Say = (one: Difference, done: 'mended' | 'left') => void

/** Rounds, as mended items make others wrong. */
const mostRounds = 4
/** Differences that a round remembers; another has the rest. */
const mostKept = 20_000

/** Opens the store as it stands now, and mends its indexes. */
export type Repairing = { open(): Promise<WholeWorld>; mendIndex(): Promise<number> }
type Said = { readonly mended: number; readonly index: number; readonly left: number; readonly damaged: boolean }

/** Mends by the log, records it, looks again: once a round. */
export async function repaired(engine: Engine, by: Repairing, say: Say): Promise<Said> {
  let [mended, index] = [0, 0]
  for (let round = 0; ; round += 1) {
    const seen = await looked(by)
    const { items, files, strays, left, damaged } = seen
    if (round === mostRounds || damaged || items.all + files.all + strays === 0) {
      for (const one of [...items.kept, ...files.kept, ...left.kept]) say(one, 'left')
      return { mended, index, left: items.all + files.all + left.all + strays, damaged }
    }
    mended += await mendAll(engine, seen, say)
    if (strays > 0) await recordIndexMended(engine, strays)
    if (strays > 0) index += await by.mendIndex()
    if (items.all > mostKept || files.all > mostKept) round -= 1
  }
}

type Some = { all: number; readonly kept: Difference[] }
type Seen = { readonly items: Some; readonly files: Some; readonly left: Some; strays: number; damaged: boolean }

/** Looks at all before mending: a damaged log rebuilds nothing. */
async function looked({ open }: Repairing): Promise<Seen> {
  const none = (): Some => ({ all: 0, kept: [] })
  const seen: Seen = { items: none(), files: none(), left: none(), strays: 0, damaged: false }
  const world = await open()
  try {
    const so = noneAudited()
    for await (const one of audit(world, so, () => {})) {
      if (one.code === 'damaged') seen.damaged = true
      if (one.kind === 'index') seen.strays += 1
      else keep(seen[one.file !== undefined ? 'files' : isMendable(one) ? 'items' : 'left'], one)
    }
  } finally {
    world.close()
  }
  return seen
}

function keep(some: Some, one: Difference): void {
  some.all += 1
  if (some.kept.length < mostKept) some.kept.push(one)
}

async function mendAll(engine: Engine, { items, files }: Seen, say: Say): Promise<number> {
  const once = new Map(items.kept.map((one) => [`${one.key.pk} ${one.key.sk}`, one]))
  const [heads, others] = [[...once.values()].filter(isHead), [...once.values()].filter((one) => !isHead(one))]
  const groups = [heads, ...inGroups(others)]
  for (const group of groups) await mend(engine, group)
  for (const group of inGroups(files.kept)) await mendFiles(engine, group)
  const all = [...heads, ...others, ...files.kept]
  for (const one of all) say(one, 'mended')
  return all.length
}

const inGroups = (all: readonly Difference[]): readonly (readonly Difference[])[] =>
  Array.from({ length: Math.ceil(all.length / together) }, (_, i) => all.slice(i * together, (i + 1) * together))

/** A difference as a line of what was done. */
export function lineOf(one: Difference, done: Parameters<Say>[1], json: boolean): string {
  const { zh, en } = sentenceOf(one)
  if (json) return JSON.stringify({ ...one, should: undefined, file: undefined, done, message: { zh, en } })
  const text = repairWords[done]
  return `${text.zh}：${zh} / ${text.en}: ${en}`
}

export function verdictOf({ mended, index, left, damaged }: Said): Bilingual {
  if (damaged) return fillBoth(repairWords.damaged, { left })
  const rest = left === 0 ? repairWords.agrees : fillBoth(repairWords.rest, { left })
  if (mended + index === 0) return rest
  const { zh, en } = fillBoth(repairWords.recorded, { mended, index })
  return { zh: `${zh}；${rest.zh}`, en: `${en}; ${rest.en}` }
}
