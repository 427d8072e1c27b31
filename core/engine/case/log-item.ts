import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { breachesOf, json, logKey, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { toHex } from '#ledger/bytes.ts'
import { type Entry, hashOnce } from '#ledger/entry.ts'
import type { RecordFile } from '#records/record.ts'
import { type Actor, type CaseEvent, type Ladder, writtenAt } from '#workflows/contract/actor.ts'
import type { PaperKind } from '#workflows/contract/paper.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { isBreach } from './is-breach.ts'

export const system: Actor = { id: 'system', role: 'system', unit: null }

/** A paper in its log entry, with the hash of its words. */
export type Issued = {
  readonly id: string
  readonly kind: PaperKind
  readonly number: string
  readonly hash: string
  /** Successor that signs for the unit it took over. */
  readonly by?: string
}

/** Begun with, and said by no later entry. */
export type CaseBegun = Pick<CaseFile, 'number' | 'subject' | 'recordId' | 'recordSeq' | 'targets' | 'arisesFrom'>
export type RecordBegun = Omit<RecordFile, 'versions' | 'seq'>

/** A log row as stored; the payload is gone once erased. */
export type LogRow = {
  readonly entry: Entry
  readonly payload?: {
    readonly salt: string
    readonly data: {
      readonly actor: Actor
      readonly event: unknown
      /** State of the case after it; null in any other log. */
      readonly state: string | null
      readonly notices?: readonly Notice[]
      readonly papers?: readonly Issued[]
      /** Ladder it was decided by; left out: the usual one. */
      readonly ladder?: Ladder
      /** Step done elsewhere, on a past instant. */
      readonly imported?: { readonly on: number; readonly file: string; readonly line: number }
      /** In first rows, unless written before 2026-11-29. */
      readonly begun?: CaseBegun | RecordBegun
    }
  }
}

/** State and addressees, settled with the entry: the post may come late. */
type After = {
  readonly state: string
  readonly notices: readonly Notice[]
  readonly papers: readonly Issued[]
}

/** Instant of the step; an import writes it later. */
export const doneAt = ({ entry, payload }: LogRow): number => payload?.data.imported?.on ?? entry.at

/** Log row: hashed public entry, and payload that may be erased. */
export function logItem(
  engine: Pick<Engine, 'crypto' | 'rules'>,
  kind: 'case' | 'record' | 'admin' | 'notice' | 'account' | 'copy' | 'mandate',
  at: {
    id: string
    seq: number
    chart?: number
    procedure?: string
    rules?: string
    area?: string
    begun?: CaseBegun | RecordBegun
  },
  event: CaseEvent,
  prev: string,
  after: After | null,
) {
  const { state, notices, papers } = after ?? { state: null, notices: [], papers: [] }
  const salt = toHex(engine.crypto.random(16))
  const payload = {
    salt,
    data: {
      actor: event.actor,
      event: event.data ?? null,
      state,
      ...(notices.length > 0 && { notices }),
      ...(papers.length > 0 && { papers }),
      ...(event.ladder && { ladder: event.ladder }),
      ...(event.imported && { imported: { on: event.at, file: event.imported.file, line: event.imported.line } }),
      ...(at.begun && { begun: at.begun }),
    },
  }
  const entry: Entry = {
    v: 1,
    id: at.id,
    seq: at.seq,
    type: event.type,
    at: writtenAt(event),
    rules: `${at.procedure ?? 'record'}@${at.chart ?? 1}/${at.rules ?? engine.rules}`,
    actor: engine.crypto.keyed('actor', event.actor.id),
    payload: hashOnce(payload, engine.crypto.sha256),
    prev,
  }
  const item: Item = {
    ...logKey(kind, at.id, at.seq),
    v: 1,
    body: json({ entry, payload }),
    log: true,
    ...(at.area !== undefined && isBreach(event.type, event.data) && { index: breachIndex(at.area, entry) }),
  }
  return { entry, item }
}

/** Breaches stand among those of area and month. */
export const breachIndex = (area: string, { id, at }: Pick<Entry, 'id' | 'at'>): NonNullable<Item['index']> => ({
  queue: [breachesOf(area, shanghaiDay(at).slice(0, 7)), `${moment(at)}#${id}`],
})
