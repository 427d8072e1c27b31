import type { Engine } from '#engine/store/engine.ts'
import { beginningOf } from '#records/normalise.ts'
import type { Recipient } from '#records/recipient.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { confirmChange, findWrong, owedOf, readChange } from './copies.ts'
import { isMoot, type Way } from './copy.ts'

/** Line of a file of results that was not taken, and why. */
export type BadResult = { readonly line: number; readonly text: string; readonly why: 'form' | 'unknown' }
export type TakenResults = {
  readonly read: number
  readonly confirmed: number
  /** Said again: harmless. */
  readonly already: number
  /** Said not to be done, or found otherwise. */
  readonly wrong: number
  readonly bad: readonly BadResult[]
}

/** Who acknowledges confirms by itself alone. */
export const mayAnswer = ({ kind }: Pick<Recipient, 'kind'>, { role }: Actor): boolean =>
  kind !== 'acknowledges' || role === 'recipient'

const done: ReadonlySet<string> = new Set(['已处理', '已完成', 'done', 'yes', '是'])
const undone: ReadonlySet<string> = new Set(['未处理', 'not done', 'no', '否'])
const other: ReadonlySet<string> = new Set(['不符', 'wrong'])

/** Takes lines `change,result[,note]`; good ones count, bad are named. */
export async function takeResults(
  engine: Engine,
  recipient: string,
  text: string,
  { actor, how }: { readonly actor: Actor; readonly how: Way },
): Promise<TakenResults> {
  const so = { read: 0, confirmed: 0, already: 0, wrong: 0 }
  const bad: BadResult[] = []
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const [id = '', result = '', ...note] = raw.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''))
    if (raw.trim() === '' || (i === 0 && /^(变更编号|change)$/i.test(id))) continue
    so.read += 1
    const change = readChange(id)
    const word = result.toLowerCase()
    const outcome = change === null ? 'form' : await took(word, note.join(' '), change)
    if (outcome === 'form' || outcome === 'unknown')
      bad.push({ line: i + 1, text: beginningOf(raw, 120), why: outcome })
    else so[outcome] += 1
  }
  return { ...so, bad }

  async function took(word: string, note: string, change: { readonly record: string; readonly seq: number }) {
    if (done.has(word)) return confirmChange(engine, recipient, change, { actor, how })
    const isUndone = undone.has(word)
    if (!isUndone && !other.has(word)) return 'form'
    const of = { record: change.record, recipient }
    const find = { note: beginningOf(note, 200) || word, seq: change.seq, isUndone }
    if (await findWrong(engine, of, actor, find)) return 'wrong'
    const owed = await owedOf(engine, of, change.seq)
    return owed && !isMoot(owed) ? 'already' : 'unknown'
  }
}
