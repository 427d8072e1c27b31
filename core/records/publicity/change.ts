import { z } from 'zod'
import { layoutOf } from '../layout.ts'
import { matched } from '../normalise.ts'
import {
  type Cause,
  Committed,
  currentFields,
  currentVersion,
  DaySchema,
  EndReason,
  Fields,
  type RecordFile,
  Subject,
  Tier,
} from '../record.ts'
import { WithdrawalCause } from '../withdrawal.ts'
import { barOver, barredBy } from './bar.ts'
import { type CorrectionRefusal, correctionRefusal } from './correction.ts'
import { isOver, isShielded, restored, reviewed, shieldOf } from './shield.ts'

const TierSet = Tier.omit({ at: true })

/** Statements that may go with new fields: only the determining unit's own. */
const Judged = {
  tier: TierSet.exactOptional(),
  attachedTermEnd: DaySchema.nullable().exactOptional(),
  necessary: z.boolean().exactOptional(),
  /** Unit of the corrected authority, by the directory. */
  authorityUnit: z.string().nullable().exactOptional(),
}

const Columns = z.array(z.string())

/** Everything that can happen to a record. */
export const RecordChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disputed'), caseId: z.string().min(1), columns: Columns.exactOptional() }),
  /** Partly answered: the mark stays on these columns; no difference, the result. */
  z.strictObject({ kind: z.literal('disputeNarrowed'), caseId: z.string().min(1), columns: Columns }),
  z.strictObject({ kind: z.literal('undisputed'), caseId: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('corrected'),
    caseId: z.string().min(1),
    /** The complete result, not the difference. */
    fields: Fields,
    answer: z.enum(['01', '02']),
    /** Decision changed (E8): only the new is shown. */
    decisionChanged: z.literal(true).exactOptional(),
    /** Right subject, where the wrong was named (E1). */
    subject: Subject.exactOptional(),
    /** Document number or authority themselves were wrong. */
    naturalKey: z.literal(true).exactOptional(),
    ...Judged,
  }),
  z.strictObject({
    kind: z.literal('completed'),
    by: z.string().min(1),
    /** Only cells that are empty so far. */
    fields: Fields,
    caseId: z.string().exactOptional(),
    ...Judged,
  }),
  /** A third value of an import, taken over by a person's decision. */
  z.strictObject({ kind: z.literal('imported'), batch: z.string().min(1), by: z.string().min(1), fields: Fields }),
  z.strictObject({
    kind: z.literal('ended'),
    caseId: z.string().nullable(),
    reason: EndReason,
    on: DaySchema,
    /** Of a shield: when the plan ends. */
    planEndsOn: DaySchema.nullable().exactOptional(),
    /** Of a withdrawal at source: why. */
    cause: WithdrawalCause.exactOptional(),
  }),
  /** A shield was looked at again and kept (K4). */
  z.strictObject({ kind: z.literal('shieldReviewed'), caseId: z.string().min(1), on: DaySchema }),
  /** Shown again after a shield whose plan failed. */
  z.strictObject({ kind: z.literal('restored'), caseId: z.string().min(1), on: DaySchema }),
  /** Fraud in its repair; shown again where a person decided so (L12). */
  z.strictObject({
    kind: z.literal('barred'),
    caseId: z.string().min(1),
    on: DaySchema,
    restores: z.literal(true).exactOptional(),
  }),
  /** Dated ahead when it came: its publicity begins. */
  z.strictObject({ kind: z.literal('shown'), on: DaySchema }),
  /** End of a finding's three years (B7). */
  z.strictObject({ kind: z.literal('barOver'), on: DaySchema }),
  z.strictObject({ kind: z.literal('statementAttached'), caseId: z.string().min(1), text: z.string() }),
  z.strictObject({ kind: z.literal('statementRemoved'), caseId: z.string().min(1) }),
  /** A repair's commitment is public with the record, until it fails. */
  z.strictObject({ kind: z.literal('committed'), commitment: Committed }),
  z.strictObject({ kind: z.literal('uncommitted'), caseId: z.string().min(1) }),
  /** 停止侵害: hidden by decision until the case ends. */
  z.strictObject({ kind: z.literal('stopped'), caseId: z.string().min(1), on: DaySchema }),
  z.strictObject({ kind: z.literal('resumed'), caseId: z.string().min(1) }),
  /** Sealed by law (治安法 136), or not since basis or L21 changed. */
  z.strictObject({ kind: z.literal('sealed'), on: DaySchema }),
  z.strictObject({ kind: z.literal('unsealed'), on: DaySchema }),
])
export type RecordChange = z.infer<typeof RecordChange>

export type RecordRefusal =
  | CorrectionRefusal
  | {
      readonly code:
        | 'alreadyDisputed'
        | 'notDisputed'
        | 'recordEnded'
        | 'statementEmpty'
        | 'statementTooLong'
        | 'noStatement'
        | 'needsDecision'
        | 'notEnded'
        | 'endedForGood'
        | 'pastLastDay'
        | 'notShielded'
        | 'barredAlready'
        | 'notBarred'
        | 'barStillRuns'
        | 'stoppedAlready'
        | 'notStopped'
        | 'sealedAlready'
        | 'notSealed'
    }

export type Applied =
  | { readonly kind: 'changed'; readonly record: RecordFile }
  | ({ readonly kind: 'refused'; readonly columns?: readonly string[] } & RecordRefusal)

type Of<K extends RecordChange['kind']> = Extract<RecordChange, { kind: K }>
type NewFields = Of<'corrected'> | Of<'completed'> | Of<'imported'>

/** The record after the change, or why it cannot be made. */
export function applyChange(record: RecordFile, change: RecordChange, at: number): Applied {
  switch (change.kind) {
    case 'disputed':
      return disputed(record, change)
    case 'disputeNarrowed':
      return disputeNarrowed(record, change)
    case 'undisputed':
      return undisputed(record, change.caseId)
    case 'statementRemoved':
      return statementRemoved(record, change.caseId)
    case 'committed':
      return overlaid(record, { commitments: [...without(record, change.commitment.caseId), change.commitment] })
    case 'uncommitted':
      return overlaid(record, { commitments: without(record, change.caseId) })
    case 'stopped':
      return stopped(record, change)
    case 'resumed':
      return resumed(record, change.caseId)
    case 'shown':
      return next(record, {})
    case 'sealed':
      return record.sealed ? refused('sealedAlready') : next(record, { sealed: { on: change.on } })
    case 'unsealed':
      return unsealed(record)
    case 'statementAttached':
      return isOver(record) ? refused('recordEnded') : statementAttached(record, change, at)
    case 'ended':
      return ended(record, change)
    case 'shieldReviewed':
      return patched(record, reviewed(record, change.on))
    case 'restored':
      return patched(record, restored(record, change.on))
    case 'barred':
      return patched(record, barredBy(record, change))
    case 'barOver':
      return patched(record, barOver(record, change.on))
    case 'corrected':
    case 'completed':
    case 'imported':
      return isOver(record) ? refused('recordEnded') : renewed(record, change, at)
  }
}

type PlainRefusal = Exclude<RecordRefusal, CorrectionRefusal>['code']

const refused = (code: PlainRefusal): Applied => ({ kind: 'refused', code })

const next = (record: RecordFile, changes: Partial<RecordFile>): Applied => ({
  kind: 'changed',
  record: { ...record, ...changes, seq: record.seq + 1 },
})

const patched = (record: RecordFile, patch: Partial<RecordFile> | PlainRefusal): Applied =>
  typeof patch === 'string' ? refused(patch) : next(record, patch)

const overlaid = (record: RecordFile, changes: Partial<RecordFile['overlays']>): Applied =>
  next(record, { overlays: { ...record.overlays, ...changes } })

function disputed(record: RecordFile, { caseId, columns }: Of<'disputed'>): Applied {
  const { disputedBy, disputedColumns } = record.overlays
  if (disputedBy.includes(caseId)) return refused('alreadyDisputed')
  const narrower = columns === undefined ? {} : { disputedColumns: { ...disputedColumns, [caseId]: columns } }
  return overlaid(record, { disputedBy: [...disputedBy, caseId], ...narrower })
}

function disputeNarrowed(record: RecordFile, { caseId, columns }: Of<'disputeNarrowed'>): Applied {
  const { disputedBy, disputedColumns } = record.overlays
  return disputedBy.includes(caseId)
    ? overlaid(record, { disputedColumns: { ...disputedColumns, [caseId]: columns } })
    : refused('notDisputed')
}

function undisputed(record: RecordFile, caseId: string): Applied {
  const { disputedBy, disputedColumns } = record.overlays
  if (!disputedBy.includes(caseId)) return refused('notDisputed')
  const { [caseId]: _lifted, ...left } = disputedColumns ?? {}
  return overlaid(record, { disputedBy: disputedBy.filter((id) => id !== caseId), disputedColumns: left })
}

const without = ({ overlays }: RecordFile, caseId: string) =>
  (overlays.commitments ?? []).filter((one) => one.caseId !== caseId)

function stopped(record: RecordFile, { caseId, on }: Of<'stopped'>): Applied {
  if (record.ended !== null) return refused('recordEnded')
  return record.overlays.stopped ? refused('stoppedAlready') : overlaid(record, { stopped: { caseId, on } })
}

function resumed(record: RecordFile, caseId: string): Applied {
  const { stopped: by, ...overlays } = record.overlays
  return by?.caseId === caseId ? next(record, { overlays }) : refused('notStopped')
}

function unsealed(record: RecordFile): Applied {
  const { sealed, ...rest } = record
  return sealed ? next(rest, {}) : refused('notSealed')
}

/** At most 200 characters, wherever the record is shown (征信业 25, 16). */
function statementAttached(record: RecordFile, { caseId, text }: Of<'statementAttached'>, at: number): Applied {
  const plain = text.trim()
  if (plain === '') return refused('statementEmpty')
  if ([...plain].length > 200) return refused('statementTooLong')
  return overlaid(record, { statement: { caseId, text: plain, at } })
}

const statementRemoved = (record: RecordFile, caseId: string): Applied =>
  record.overlays.statement?.caseId === caseId ? overlaid(record, { statement: null }) : refused('noStatement')

/** Only the computed end needs no decision (ADR 11). */
function ended(record: RecordFile, { reason, on, caseId, planEndsOn = null, cause }: Of<'ended'>): Applied {
  const isShield = reason === 'shielded'
  if (record.ended !== null && (isShield || !isShielded(record))) return refused('recordEnded')
  if (caseId === null)
    return reason === 'expired' ? next(record, { ended: { reason, on, caseId } }) : refused('needsDecision')
  const shield = isShield ? { shield: shieldOf(caseId, on, planEndsOn) } : {}
  const { stopped: stop, ...overlays } = record.overlays
  const lifted = stop?.caseId === caseId ? { overlays } : {}
  const why = cause === undefined ? {} : { cause }
  return next(record, { ended: { reason, on, caseId, ...why }, ...shield, ...lifted })
}

function renewed(record: RecordFile, change: NewFields, at: number): Applied {
  const fields = change.kind === 'completed' ? { ...currentFields(record), ...change.fields } : change.fields
  const refusal = correctionRefusal(record, { ...change, fields, filled: change.fields }, at)
  if (refusal !== null) return { kind: 'refused', ...refusal }
  const version = { n: currentVersion(record).n + 1, fields, at, cause: causeOf(change) }
  return next(record, {
    versions: [...record.versions, version],
    ...keysOf(record, fields, change),
    ...judged(change, at),
  })
}

function causeOf(change: NewFields): Cause {
  if (change.kind === 'imported') return { kind: 'import', batch: change.batch, by: change.by }
  if (change.kind === 'completed') {
    return { kind: 'completion', by: change.by, ...(change.caseId === undefined ? {} : { caseId: change.caseId }) }
  }
  const kind = change.decisionChanged === true ? 'decisionChanged' : 'correction'
  return { kind, caseId: change.caseId, answer: change.answer }
}

function keysOf(record: RecordFile, fields: Fields, change: NewFields): Partial<RecordFile> {
  const { roles } = layoutOf(record.kind)
  const authority = matched(fields[roles.authority] ?? '')
  const same = authority.key === record.authority.key
  const named = change.kind === 'imported' ? undefined : change.authorityUnit
  const provider = matched(fields[roles.provider] ?? '')
  return {
    documentNumber: matched(fields[roles.documentNumber] ?? ''),
    authority: { ...authority, unit: named !== undefined ? named : same ? record.authority.unit : null },
    provider: { ...provider, unit: provider.key === record.provider.key ? record.provider.unit : null },
    subject:
      change.kind === 'corrected' && change.subject !== undefined
        ? change.subject
        : { ...record.subject, name: fields[roles.name] ?? '' },
  }
}

function judged(change: NewFields, at: number): Partial<RecordFile> {
  if (change.kind === 'imported') return {}
  return {
    ...(change.tier === undefined ? {} : { tier: { ...change.tier, at } }),
    ...(change.attachedTermEnd === undefined ? {} : { attachedTermEnd: change.attachedTermEnd }),
    ...(change.necessary === undefined ? {} : { necessary: change.necessary }),
  }
}
