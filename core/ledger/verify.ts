import { equal, type Sha256 } from './bytes.ts'
import { chain } from './chain.ts'
import { isEntry } from './entry.ts'
import { erasureIn } from './erasure.ts'
import { append, type Frontier, frontier, frontierRoot } from './frontier.ts'
import { type Lasts, lastOf, lasts } from './lasts.ts'
import type { Trust } from './note.ts'
import { type Problem, problem, type Report } from './problem.ts'
import type { UncheckedRow } from './row.ts'
import { type Seal, seals } from './seals.ts'

export type Verified = {
  readonly ok: boolean
  readonly size: number
  readonly root: Uint8Array
  /** Rows that a signed checkpoint covers; later ones are chained. */
  readonly sealed: number
  /** The first ones; `found` counts all. */
  readonly problems: readonly Problem[]
  readonly found: number
}

type Rows = Iterable<UncheckedRow> | AsyncIterable<UncheckedRow>

type More = {
  /** Checkpoints of the log that somebody kept elsewhere. */
  readonly apart?: readonly string[]
  /** Exported file: must end with a checkpoint, so none is lost. */
  readonly exported?: boolean
}

/** Verifies offline: rows, checkpoints in signing order, trusted keys, origin. */
export async function verifyLedger(
  rows: Rows,
  checkpoints: readonly string[],
  ledger: string,
  trust: Trust,
  { apart = [], exported = false }: More = {},
): Promise<Verified> {
  const problems: Problem[] = []
  let found = 0
  const report: Report = (each) => {
    found += 1
    if (problems.length < shown) problems.push(each)
  }
  const promised = seals({ listed: checkpoints, apart }, ledger, trust, report)
  const verifier = verifying(promised.seals, trust.hash, report)
  if (Symbol.asyncIterator in rows) for await (const row of rows) verifier.take(row)
  else for (const row of rows) verifier.take(row)
  const end = verifier.end()
  const { size, sealed } = end
  if (exported && promised.placed && sealed < size) report(problem.row('tail', sealed, { sealed, rows: size - sealed }))
  return { ...end, ok: found === 0, problems, found }
}

const shown = 1000

type Verifying = {
  readonly take: (row: UncheckedRow) => void
  readonly end: () => Pick<Verified, 'size' | 'root' | 'sealed'>
}

type Checked = { readonly seal: Seal; readonly kept: boolean }

function verifying(promised: readonly Seal[], hash: Sha256, report: Report): Verifying {
  const checked: Checked[] = []
  const links = { lasts: lasts(), hash, report }
  const contents = contentsOf(links.lasts, report)
  let tree: Frontier = frontier
  const check = () => {
    for (let seal = promised[checked.length]; seal?.size === tree.size; seal = promised[checked.length])
      checked.push({ seal, kept: equal(seal.root, frontierRoot(tree, hash)) })
  }
  check()
  return {
    take(row) {
      contents.take(row, tree.size)
      tree = append(tree, chain(links, row, tree.size), hash)
      check()
    },
    end() {
      contents.end()
      const missing = promised[checked.length]
      if (missing !== undefined)
        report(problem.row('truncated', tree.size, { size: missing.size, checkpoint: missing.position }))
      if (promised.length === 0 && tree.size > 0) report(problem.row('unsealed', 0))
      return { size: tree.size, root: frontierRoot(tree, hash), sealed: judge(checked, report) }
    },
  }
}

/** Contents stand in each row or none, save those erased. */
function contentsOf(lasts: Lasts, report: Report) {
  /** Rows without, by id: sequence and position in turn. */
  const gone = new Map<string, number[]>()
  const erased = new Map<string, number>()
  let isAny = false
  return {
    /** Takes a row before it counts as the last of its id. */
    take(row: UncheckedRow, position: number): void {
      const { entry, payload } = row
      if (payload !== undefined) isAny = true
      else if (isEntry(entry)) {
        const rows = gone.get(entry.id) ?? []
        rows.push(entry.seq, position)
        gone.set(entry.id, rows)
      }
      const said = erasureIn(row)
      // What comes later is not erased by it.
      if (said) erased.set(said.id, Math.max(erased.get(said.id) ?? 0, Math.min(said.entries, lastOf(lasts, said.id))))
    },
    end(): void {
      if (!isAny) return
      const unsaid = [...gone].flatMap(([id, rows]) => {
        const isSaid = (seq: number) => seq <= (erased.get(id) ?? 0)
        return rows.flatMap((seq, i) => (i % 2 === 0 && !isSaid(seq) ? [{ id, seq, position: rows[i + 1] ?? 0 }] : []))
      })
      for (const { position, ...at } of unsaid.toSorted((a, b) => a.position - b.position))
        report(problem.row('contentGone', position, at))
    },
  }
}

/** A failing root before a good one: forked; after: changed row. */
function judge(checked: readonly Checked[], report: Report): number {
  const sealed = checked.findLast(({ kept }) => kept)?.seal.size ?? 0
  const failed = checked.filter(({ kept }) => !kept).map(({ seal }) => seal)
  for (const { size, position } of failed.filter((seal) => seal.size <= sealed))
    report(problem.checkpoint('forked', position, { size }))
  const first = failed.find((seal) => seal.size > sealed)
  if (first !== undefined)
    report(problem.row('rootMismatch', sealed, { from: sealed, to: first.size, checkpoint: first.position }))
  return sealed
}
