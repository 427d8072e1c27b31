import type { Sha256 } from './bytes.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { type Epoch, epoch, sameEpoch } from './epoch.ts'
import type { Trust } from './note.ts'
import { nameOf, type Place, place } from './place.ts'
import { problem, type Report } from './problem.ts'

/** Signed root for its size; `position` in the list. */
export type Seal = { readonly size: number; readonly root: Uint8Array; readonly position: number }

type Opened = {
  readonly checkpoint: Checkpoint
  readonly epoch: Epoch
  readonly place: Place | undefined
  readonly position: number
}

export type Notes = {
  /** In the order of their signing, none left out. */
  readonly listed: readonly string[]
  /** Checkpoints that somebody kept, in any order. */
  readonly apart: readonly string[]
}

export type Seals = {
  readonly seals: readonly Seal[]
  /** True where the log tells places, and ends with one. */
  readonly placed: boolean
}

/** Promises of checkpoints by size, held against each other. */
export function seals({ listed, apart }: Notes, ledger: string, trust: Trust, report: Report): Seals {
  const openAll = (notes: readonly string[], from: number) =>
    notes.map((note, i) => open(note, from + i, ledger, trust, report)).filter((each) => each !== undefined)
  const read = openAll(listed, 0)
  for (const [i, each] of read.entries()) {
    follow(read[i - 1], each, report)
    hold(read[i - 1], each, trust.hash, report)
  }
  const all = [...read, ...openAll(apart, listed.length)]
  const kept = all.filter((each) => !isCutOff(each, read))
  for (const each of all) if (!kept.includes(each)) report(lost(each))
  return {
    seals: kept.flatMap(promises).sort((a, b) => a.size - b.size),
    placed: all.some((each) => each.place !== undefined),
  }
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
  const where = place(checkpoint)
  if (where === null) report(problem.checkpoint('malformedCheckpoint', position))
  return its && where !== null ? { checkpoint, epoch: its, place: where, position } : undefined
}

/** Holds a checkpoint to its predecessor, once places are told. */
function hold(before: Opened | undefined, now: Opened, hash: Sha256, report: Report): void {
  const after = before?.place === undefined && now.place === undefined ? undefined : (now.place?.after ?? null)
  if (after === undefined) return
  if (after !== (before === undefined ? null : nameOf(before.checkpoint, hash)))
    report(problem.checkpoint('dropped', now.position))
  const [at, last] = [now.place?.at, before?.place?.at]
  const said = (instant: number) => new Date(instant).toISOString()
  if (at !== undefined && last !== undefined && at < last)
    report(problem.checkpoint('turnedBack', now.position, { time: said(at), last: said(last) }))
}

function follow(before: Opened | undefined, now: Opened, report: Report): void {
  if (before === undefined || now.epoch.number > before.epoch.number) return
  const [size, last] = [now.checkpoint.size, before.checkpoint.size]
  if (now.epoch.number < before.epoch.number || size < last)
    report(problem.checkpoint('shrunk', now.position, { size, last }))
  else if (!sameEpoch(now.epoch, before.epoch)) report(problem.checkpoint('forked', now.position, { size }))
}

/** Beyond a later epoch's head: the restore lost sealed rows. */
const isCutOff = ({ epoch: { number }, checkpoint: { size } }: Opened, all: readonly Opened[]) =>
  all.some(({ epoch: later }) => later.number > number && later.oldHead !== undefined && later.oldHead.size < size)

const lost = ({ position, checkpoint: { size } }: Opened) => problem.checkpoint('forked', position, { size })

function promises({ checkpoint, epoch: { oldHead }, position }: Opened): readonly Seal[] {
  const seal = { size: checkpoint.size, root: checkpoint.root, position }
  return oldHead === undefined ? [seal] : [{ ...oldHead, position }, seal]
}
