import { commit } from '#engine/begin/commit.ts'
import type { Issued } from '#engine/case/log-item.ts'
import { system } from '#engine/case/log-item.ts'
import { type Paper, paperFileKey, paperItem, paperKey } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { type Inclusion, inclusionProofFor } from '#engine/proof/inclusion.ts'
import { seal } from '#engine/proof/seal.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import { toHex } from '#ledger/bytes.ts'
import type { Enclosure, Letter } from './letter.ts'

const minute = 60_000
const hour = 60 * minute

/**
 * Prints and seals a draft: checkpoint over its entry, file, then hash and paper in one commit. False where another
 * did it, or nothing seals here: asked again in an hour. After a fault, in a minute. A case stalled for the paper goes
 * on.
 */
export async function sealPaper(engine: Engine, item: Item): Promise<boolean> {
  const paper = paperOf(item)
  const { printing } = engine
  if (paper.file !== null) return false
  const postponed = paperItem(paper, item.v + 1, engine.clock.now() + (printing ? minute : hour))
  const claimed = await engine.table.transact([{ put: postponed, when: { v: item.v } }])
  if (claimed.kind === 'conflict' || !printing) return false
  const proof = await proofOf(engine, paper)
  if (proof === null) return false
  const file = await printed(engine, printing, paper, proof)
  const sealed = paperItem({ ...paper, file }, postponed.v + 1, file.at)
  const data = { paper: paper.id, number: paper.facts.number, sha256: file.sha256, size: file.size }
  const sent = { type: 'paper.sealed', actor: system, data }
  const outcome = await commit(engine, paper.caseId, sent, undefined, [{ put: sealed, when: { v: postponed.v } }])
  if (outcome.kind !== 'committed') return false
  if (outcome.file.holder.role === 'systemAdmin')
    await commit(engine, paper.caseId, { type: 'system.retried', actor: system, data: {} })
  return true
}

/** Seals what an entry issued at once; the sweep tries the rest. */
export async function sealIssued(engine: Engine, caseId: string, issued: readonly Issued[]): Promise<void> {
  const items = await Promise.all(issued.map(({ id }) => engine.table.get(paperKey(caseId, id))))
  for (const item of items) await (item && sealPaper(engine, item))?.catch(() => false)
}

/** Papers a letter tells of: its entry's, or an answer's several. */
export async function papersIn(engine: Engine, letter: Letter, isAnswer: boolean): Promise<readonly Item[]> {
  return (await papersOf(engine.table, letter.caseId)).filter((item) => {
    const { notice, seq } = paperOf(item)
    return notice === letter.notice && (isAnswer || seq === letter.seq)
  })
}

/** Sealed papers a letter brings; null while one is a draft. */
export async function enclosuresOf(engine: Engine, papers: readonly Item[]): Promise<readonly Enclosure[] | null> {
  const items = papers.filter((item) => paperOf(item).electronic.consent)
  const drafts = items.filter((item) => paperOf(item).file === null)
  for (const item of drafts) await sealPaper(engine, item)
  const now = drafts.length === 0 ? items : await Promise.all(items.map((key) => engine.table.get(key)))
  const mine = now.flatMap((item) => (item ? [paperOf(item)] : []))
  if (mine.some(({ file }) => file === null)) return null
  return mine.flatMap(({ facts, file }) =>
    file === null ? [] : [{ name: paperFileName(facts.number), type: 'application/pdf', file: file.key }],
  )
}

/** Brackets and signs stay; what a file system may not take goes. */
export const fileName = (number: string): string => number.replace(/[\\/:*?"<>|\s]/g, '-')

export const paperFileName = (number: string): string => `${fileName(number)}.pdf`

/** Each waits for a checkpoint (ADR 13), which the key's holder makes. */
async function proofOf(engine: Engine, { caseId, seq }: Paper): Promise<Inclusion | null> {
  const there = await inclusionProofFor(engine, caseId, seq)
  if (there !== null) return there
  await seal(engine)
  return inclusionProofFor(engine, caseId, seq)
}

async function printed(
  engine: Engine,
  { printer, seal }: NonNullable<Engine['printing']>,
  paper: Paper,
  proof: Inclusion,
) {
  const { url: here, publicUrl: url = here } = engine.deployment
  const root = proof.checkpoint.split('\n')[2] ?? ''
  const sealing = { draft: false, url, proof: { index: proof.index, size: proof.size, root } }
  const mark = seal.mark(paper.unit, paper.facts.by.zh)
  const pdf = await printer.print([
    paperSheet(paper, 'zh', { ...sealing, mark }),
    paperSheet(paper, 'en', { ...sealing, mark: null }),
  ])
  const bytes = await seal.apply(pdf, paper.unit)
  const sha256 = toHex(engine.crypto.sha256(bytes))
  const key = paperFileKey(paper.caseId, paper.id, sha256)
  const at = engine.clock.now()
  await engine.files.put({
    key,
    name: paperFileName(paper.facts.number),
    type: 'application/pdf',
    sha256,
    bytes,
    at,
    unlisted: true,
  })
  return { key, sha256, size: bytes.length, at }
}
