import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { type Epoch, epoch, sameEpoch } from './epoch.ts'
import type { Trust } from './note.ts'
import { problem, type Report } from './problem.ts'

/** A root that somebody signed: the log must have it at this size. `position` is the checkpoint's place in the list. */
export type Seal = { readonly size: number; readonly root: Uint8Array; readonly position: number }

type Opened = { readonly checkpoint: Checkpoint; readonly epoch: Epoch; readonly position: number }

/** Promises of the checkpoints, by size, after they were held against each other. */
export function seals(notes: readonly string[], ledger: string, trust: Trust, report: Report): readonly Seal[] {
  const opened = notes.map((note, position) => open(note, position, ledger, trust, report))
  const read = opened.filter((each) => each !== undefined)
  for (const [i, each] of read.entries()) follow(read[i - 1], each, report)
  const kept = read.filter((each) => !isCutOff(each, read))
  for (const each of read) if (!kept.includes(each)) report(lost(each))
  return kept.flatMap(promises).sort((a, b) => a.size - b.size)
}

function open(note: string, position: number, ledger: string, trust: Trust, report: Report): Opened | undefined {
  const result = openCheckpoint(note, trust)
  if (result.kind === 'refused') {
    const code = result.refusal === 'malformed' ? 'malformedCheckpoint' : result.refusal
    report(problem.checkpoint(code, position))
    return undefined
  }
  const { checkpoint } = result
  const its = epoch(checkpoint, ledger)
  if (its === undefined) report(problem.checkpoint('otherLedger', position, { origin: checkpoint.origin }))
  return its && { checkpoint, epoch: its, position }
}

function follow(before: Opened | undefined, now: Opened, report: Report): void {
  if (before === undefined || now.epoch.number > before.epoch.number) return
  const [size, last] = [now.checkpoint.size, before.checkpoint.size]
  if (now.epoch.number < before.epoch.number || size < last)
    report(problem.checkpoint('shrunk', now.position, { size, last }))
  else if (!sameEpoch(now.epoch, before.epoch)) report(problem.checkpoint('forked', now.position, { size }))
}

/** A checkpoint beyond the head at which a later epoch began: the restore has lost rows that it sealed. */
const isCutOff = ({ epoch: { number }, checkpoint: { size } }: Opened, all: readonly Opened[]) =>
  all.some(({ epoch: later }) => later.number > number && later.oldHead !== undefined && later.oldHead.size < size)

const lost = ({ position, checkpoint: { size } }: Opened) => problem.checkpoint('forked', position, { size })

function promises({ checkpoint, epoch: { oldHead }, position }: Opened): readonly Seal[] {
  const seal = { size: checkpoint.size, root: checkpoint.root, position }
  return oldHead === undefined ? [seal] : [{ ...oldHead, position }, seal]
}
