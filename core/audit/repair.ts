import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { type Audited, audit } from './audit.ts'
import { repairWords, sentenceOf } from './audit-words.ts'
import type { Difference } from './difference.ts'
import { isHead, isMendable, mend, recordIndexMended, together } from './mend.ts'

export type Say = (one: Difference, done: 'mended' | 'left') => void

/** Rounds, as mended items make others wrong. */
const mostRounds = 4

/** Opens the store as it stands now, and mends its indexes. */
export type Repairing = { open(): Promise<AuditWorld>; mendIndex(): Promise<number> }
type Said = { readonly mended: number; readonly index: number; readonly left: number; readonly damaged: boolean }

/** Mends by the log, records it, and looks again. */
export async function repaired(engine: Engine, by: Repairing, say: Say): Promise<Said> {
  let [mended, index] = [0, 0]
  for (let round = 0; ; round += 1) {
    const { mendable, strays, left, damaged, heads } = await counted(by)
    const isOver = round === mostRounds || damaged || mendable + strays === 0
    if (isOver) {
      await each(by, (one) => say(one, 'left'))
      return { mended, index, left: left + mendable + strays, damaged }
    }
    await mend(engine, heads)
    mended += heads.length + (await mendAll(engine, by, say))
    index += await mendEntries(engine, by)
  }
}

type Counted = { mendable: number; strays: number; left: number; damaged: boolean; heads: Difference[] }

/** Looks first: a damaged log rebuilds nothing. */
async function counted(by: Repairing) {
  const sum: Counted = { mendable: 0, strays: 0, left: 0, damaged: false, heads: [] }
  await each(by, (one) => {
    if (one.code === 'damaged') sum.damaged = true
    if (one.kind === 'index') sum.strays += 1
    else if (!isMendable(one)) sum.left += 1
    else {
      sum.mendable += 1
      if (isHead(one)) sum.heads.push(one)
    }
  })
  return sum
}

async function mendAll(engine: Engine, by: Repairing, say: Say): Promise<number> {
  let [waiting, mended]: [Difference[], number] = [[], 0]
  const flush = async () => {
    const now = waiting
    waiting = []
    if (now.length === 0) return
    await mend(engine, now)
    mended += now.length
    for (const one of now) say(one, 'mended')
  }
  await each(by, async (one) => {
    const isTwice = waiting.some(({ key }) => key.pk === one.key.pk && key.sk === one.key.sk)
    if (!isMendable(one) || isTwice) return
    waiting.push(one)
    if (waiting.length === together) await flush()
  })
  await flush()
  return mended
}

/** Recorded first, so that no change goes unsaid. */
async function mendEntries(engine: Engine, by: Repairing): Promise<number> {
  let wrong = 0
  await each(by, ({ kind }) => {
    if (kind === 'index') wrong += 1
  })
  if (wrong === 0) return 0
  await recordIndexMended(engine, wrong)
  return by.mendIndex()
}

/** Each difference of the store as it stands now. */
async function each({ open }: Repairing, take: (one: Difference) => Promise<void> | void): Promise<void> {
  const world = await open()
  try {
    const so: Audited = { rows: 0, items: 0, kinds: new Map(), nameless: new Map(), recounted: 0 }
    for await (const one of audit(world, so, () => {})) await take(one)
  } finally {
    world.close()
  }
}

/** A difference as a line of what was done. */
export function lineOf(one: Difference, done: Parameters<Say>[1], json: boolean): string {
  const { zh, en } = sentenceOf(one)
  if (json) return JSON.stringify({ ...one, should: undefined, done, message: { zh, en } })
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
