import { equal, type Sha256 } from './bytes.ts'
import { chain } from './chain.ts'
import { isEntry } from './entry.ts'
import { append, type Frontier, frontier, frontierRoot } from './frontier.ts'
import { lasts } from './lasts.ts'
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
  const contents = contentsOf(report)
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

/** Contents stand in each row or in none. */
function contentsOf(report: Report) {
  const gone: Problem[] = []
  let isAny = false
  return {
    take({ entry, payload }: UncheckedRow, position: number): void {
      if (payload !== undefined) isAny = true
      else if (gone.length < shown && isEntry(entry))
        gone.push(problem.row('contentGone', position, { id: entry.id, seq: entry.seq }))
    },
    end(): void {
      if (isAny) for (const one of gone) report(one)
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
