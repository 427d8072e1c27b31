import type { Day } from '#law/day.ts'
import { bytesOf } from '#ledger/bytes.ts'
import { isGraded } from '#records/catalogue.ts'
import { missingColumns } from '#records/completeness.ts'
import { beginningOf, matchKey } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import { binds, hasDay } from './binds.ts'
import type { CaseFile } from './case-file.ts'
import { waiterFor } from './held.ts'
import { keyShape } from './key-shape.ts'
import type { CourierName, Item, Json, Key } from './ports.ts'

/** The key table of docs/architecture.md, in code. */

export const dueBuckets = 8

/** Prefix of a case's evidence; its draft had the same id. */
export const evidenceFolder = (caseId: string): string => `case/${caseId}/`
/** Prefix of its sealed papers. */
export const paperFolder = (caseId: string): string => `paper/${caseId}/`

export const caseKeys = keyShape('case#{id}', 'case')
export const caseKey = caseKeys.key
export const draftKeys = keyShape('draft#{id}', 'draft')
export const draftKey = draftKeys.key
export const recordKeys = keyShape('record#{id}', 'record')
export const recordKey = recordKeys.key
export const noticeKeys = keyShape('notice#{id}', 'notice')
export const noticeKey = noticeKeys.key
/** Public notices of an area by end. */
export const noticesLookup = (area: string): string => `notices#${area}`
export const logKey = (
  kind: 'case' | 'record' | 'admin' | 'notice' | 'account' | 'copy' | 'mandate',
  id: string,
  seq: number,
): Key => ({
  pk: `${kind}#${id}`,
  sk: `log#${pad(seq, 8)}`,
})
/** Entries read by key, with what else the turn reads. */
const few = 25

/** Keys of a case's entries; null: too many, a list is read. */
export function entryKeys({ id, seq }: { id: string; seq: number }, from = 1): readonly Key[] | null {
  const count = Math.max(0, seq - from + 1)
  return count > few ? null : Array.from({ length: count }, (_, n) => logKey('case', id, from + n))
}

export const mailKey = (id: string, seq: number, n: number): Key => ({
  pk: `case#${id}`,
  sk: `mail#${pad(seq, 8)}#${n}`,
})
const mailKeys = keyShape('case#{id}', 'mail#{seq}#{n}')
/** The entry whose notice a letter is; null: another's. */
export function entryOfMail(key: Key): number | null {
  const [, seq = '', n = ''] = mailKeys.parts(key) ?? []
  return /^\d{8}$/.test(seq) && /^\d+$/.test(n) ? Number(seq) : null
}
/** One answer a case, so that retries add none. */
export const answerMailKeys = keyShape('case#{id}', 'mail#answer')
export const answerMailKey = answerMailKeys.key
/** The text that tells of it, for whoever has no mail. */
export const answerTextKey = (id: string, by: CourierName = 'sms'): Key => ({
  pk: `case#${id}`,
  sk: by === 'sms' ? 'mail#answer#text' : `mail#answer#text#${by}`,
})
/** Every record once, a subject's side by side. */
export const registerBuckets = 256
export const registerOf = (bucket: number): string => `register#${pad(bucket, 3)}`
export const placeKeys = keyShape('register#{bucket}', '{subject}#{record}')
export const registerKey = ({ id, subject: { key } }: Pick<RecordFile, 'id' | 'subject'>): Key =>
  placeKeys.key(pad(bucketOf(key, registerBuckets), 3), key, id)
/** Last case begun about a matter of a record. */
export const soleKeys = keyShape('record#{record}', 'open#{procedure}#{matter}')
export const soleKey = soleKeys.key
/** Cut to 2048 bytes, the most a store takes. */
const fitting = (key: string): string =>
  key.length * 3 <= 2048 || bytesOf(key).length <= 2048 ? key : beginningOf(key, 600)
export const nameLookup = (name: string): string => fitting(`name#${matchKey(name)}`)
/** Place of a record; organisations are found by exact name, persons never. */
export function registerItem({ id, subject }: Pick<RecordFile, 'id' | 'subject'>, v: number): Item {
  const index = { lookup: [nameLookup(subject.name), `${subject.key}#${id}`] } as const
  return { ...registerKey({ id, subject }), v, body: id, ...(subject.kind === 'person' ? {} : { index }) }
}
/** Call of a record, by its opened or future case. */
export const foundKeys = keyShape('record#{record}', 'found#{case}')
export const foundKey = foundKeys.key
/** Calls listed for a person without a case, by month. */
export const listedOf = (area: string, month: string): string => `listed#${area}#${month}`
export const heldKeys = keyShape('held#{id}', 'held')
export const heldKey = heldKeys.key
/** Stands once rights from before their log are in it. */
export const rightsLoggedKeys = keyShape('rights', 'logged')
export const rightsLoggedKey = rightsLoggedKeys.key()
/** Number of sealed items. */
export const musterKeys = keyShape('sealed#muster', 'muster')
export const musterKey = musterKeys.key()
export const personKeys = keyShape('person#{id}', 'person')
export const personKey = personKeys.key

/** A day's lines of the public feed, in the order they came. */
export const changesOf = (day: Day): string => `changes#${day}`

/** A unit's queue, or the area's for holders without a unit. */
export const queueOf = (unitOrArea: string, role: string): string => `${unitOrArea}#${role}`
/** Queue of the holder, or of whoever awaits the applicant. */
export function queueWith(file: Pick<CaseFile, 'holder' | 'held' | 'area'>): string {
  const waiter = waiterFor(file)
  const { unit, role } = waiter ?? file.holder
  return queueOf(unit ?? file.area, waiter ? 'waiting' : role)
}
/** Counters of the open cases on a list, or of somebody's. */
export const workloadOf = (list: string, of?: string): string =>
  `workload#${list}${of === undefined ? '' : `#of#${of}`}`
/** Units asked for help find the case here. */
export const askedKeys = keyShape('case#{id}', 'asked#{unit}')
export const askedKey = askedKeys.key
/** Breaches by area and month, to bound each partition. */
export const breachesOf = (area: string, month: string): string => `breach#${area}#${month}`
/** Letters given up or sent back, month by month. */
export const undeliveredOf = (area: string, month: string): string => `undelivered#${area}#${month}`
/** Notices that lie at the counters, by the day they came. */
export const counterSlipsOf = (day: string): string => `counterSlips#${day}`
export const bounceLookup = (token: string): string => `bounce#${token}`
/** Records that a unit must complete before they may be shown. */
export const incompleteOf = (unit: string | null): string => `incomplete#${unit ?? '-'}`
export const subjectOf = (key: string): string => `subject#${key}`
export const dueOf = (bucket: number): string => `due#${bucket}`
/** Apart from cases: due letters hold no clock. */
export const dueMailOf = (bucket: number): string => `due#mail#${bucket}`
export const moment = (at: number): string => pad(at, 15)
export const numberLookup = (number: string): string => `number#${number}`
export const documentLookup = (key: string): string => fitting(`document#${key}`)

export function caseItem(file: CaseFile, v: number): Item {
  const { id, holder, wakeAt, closed, subject, openedAt, number } = file
  return {
    ...caseKey(id),
    v,
    body: json(file),
    index: {
      subject: [subjectOf(subject), `case#${moment(openedAt)}#${id}`],
      lookup: [numberLookup(number), id],
      ...(closed
        ? {}
        : {
            queue: [queueWith(file), `${nearestDue(file, holder) ?? '9999-12-31'}#${id}`],
          }),
      ...(wakeAt === null ? {} : { due: [dueOf(bucketOf(id)), `${moment(wakeAt)}#${id}`] }),
    },
  }
}

/** Record with the hash of its newest entry. */
export type StoredRecord = { readonly record: RecordFile; readonly head: string }

/** Found by subject, document number, and the end of its publicity. */
export function recordItem(stored: StoredRecord, v: number, wakeAt: number | null): Item {
  const { record } = stored
  return {
    ...recordKey(record.id),
    v,
    body: json(stored),
    index: {
      ...(record.ended === null && needsCompletion(record)
        ? { queue: [incompleteOf(record.provider.unit ?? record.authority.unit), record.id] }
        : {}),
      subject: [subjectOf(record.subject.key), `record#${record.id}`],
      lookup: [documentLookup(record.documentNumber.key), record.id],
      ...(wakeAt === null ? {} : { due: [dueOf(bucketOf(record.id)), `${moment(wakeAt)}#record#${record.id}`] }),
    },
  }
}

/** Lacks columns, or the tier only its unit sets (O36 8–12). */
export function needsCompletion(record: RecordFile): boolean {
  return (
    missingColumns(record).length > 0 ||
    (isGraded(record.kind) && record.tier === null && record.subject.kind !== 'person')
  )
}

/**
 * Day of a case in a list: the reader's first, else anybody's. Choices that may lapse (K1, G1) count only alone; open
 * limits have none.
 */
export function nearestDue(file: CaseFile, reader?: Holder): Day | null {
  const running = Object.values(file.clocks).filter((clock) => clock.state === 'running' && hasDay(clock))
  const own = reader ? running.filter(({ owedBy }) => binds(owedBy, reader)) : []
  const shown = own.length > 0 ? own : running
  const duties = shown.filter(({ ahead }) => !ahead.some(({ milestone }) => milestone === 'lapse'))
  return (duties.length > 0 ? duties : shown).map(({ due }) => due).toSorted()[0] ?? null
}

export function bucketOf(id: string, buckets = dueBuckets): number {
  let hash = 0
  for (let i = 0; i < id.length; i += 1) hash = (hash * 31 + id.charCodeAt(i)) >>> 0
  return hash % buckets
}

/** Typed value as stored body: JSON by construction. */
export function json(value: object): Json
export function json<Body>(value: Body): Body {
  return value
}

export const pad = (n: number, width: number): string => String(n).padStart(width, '0')
