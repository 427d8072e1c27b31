import { z } from 'zod'
import { Day, exactly } from '#engine/store/shapes.ts'
import type { CopyDue, CopyRule } from './copy-limits.ts'

/** The last two end it without the recipient's word. */
export const ways = ['api', 'page', 'file', 'looked', 'superseded', 'left'] as const
export type Way = (typeof ways)[number]

/** `broken`: against its own earlier word; `undone`: it says so itself. */
const amiss = z.enum(['broken', 'undone'])
export type Amiss = z.infer<typeof amiss>

/** Numbered order (督办单) over several changes. */
export type CopyOrder = {
  readonly number: string
  /** Unit that signs it, and the last day for the answer. */
  readonly by: string
  readonly due: string
  /** Until 2026-11 the number was drawn with this entry. */
  readonly drawn?: true
}

/** Change that a recipient has to follow. */
export type Owed = CopyDue & {
  /** Of the record's entry: names the change within the record. */
  readonly seq: number
  readonly change: string
  readonly rule: CopyRule
  readonly caseId: string | null
  readonly at: number
  /** Made available or first delivered; null: not given yet. */
  readonly from: number | null
  readonly delivered: number | null
  readonly breachedAt: number | null
  readonly confirmed: { readonly at: number; readonly how: Way } | null
  /** Found to hold something else, or not done by its own word. */
  readonly wrong: { readonly at: number; readonly note: string; readonly how?: Amiss } | null
  /** The supervisor’s order (督办). */
  readonly urged: { readonly at: number; readonly words: string; readonly order?: CopyOrder } | null
}

/** All that one recipient has to follow on one record. */
export type Copy = { readonly record: string; readonly recipient: string; readonly changes: readonly Owed[] }

const instant = z.number().nullable()
const Due = { due: Day.nullable(), provisional: z.boolean(), look: z.number() }
const Rule = z.enum(['A6', 'B6'])
const Seq = z.int().min(1)
const Order = z.strictObject({
  ...{ number: z.string(), by: z.string(), due: Day, drawn: z.literal(true).exactOptional() },
})

export const OwedShape = exactly<Owed>({
  ...{ seq: Seq, change: z.string(), rule: Rule, caseId: z.string().nullable(), at: z.number(), ...Due },
  ...{ from: instant, delivered: instant, breachedAt: instant },
  urged: z.strictObject({ at: z.number(), words: z.string(), order: Order.exactOptional() }).nullable(),
  confirmed: z.strictObject({ at: z.number(), how: z.enum(ways) }).nullable(),
  wrong: z.strictObject({ at: z.number(), note: z.string(), how: amiss.exactOptional() }).nullable(),
})

/** Events of a copy: the data of its entries. */
export const CopyEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('owed'), record: z.string(), recipient: z.string(), seq: Seq, change: z.string(), rule: Rule },
    ...{ caseId: z.string().nullable(), made: z.number(), from: instant, ...Due },
  }),
  z.strictObject({ kind: z.literal('delivered'), seq: Seq, from: z.number(), ...Due }),
  z.strictObject({ kind: z.literal('confirmed'), seqs: z.array(Seq), how: z.enum(ways) }),
  z.strictObject({ kind: z.literal('found'), seq: Seq, note: z.string(), how: amiss.exactOptional() }),
  z.strictObject({ kind: z.literal('recounted'), seq: Seq, ...Due }),
  z.strictObject({ kind: z.literal('breach'), seq: Seq, due: Day }),
  z.strictObject({ kind: z.literal('urged'), seq: Seq, words: z.string(), order: Order.exactOptional() }),
])
export type CopyEvent = z.infer<typeof CopyEvent>

/** The copy after an event; null only before the first. */
export function played(copy: Copy | null, event: CopyEvent, at: number): Copy | null {
  if (event.kind === 'owed') {
    const { record, recipient, kind: _, made, ...owed } = event
    const blank = { delivered: null, breachedAt: null, confirmed: null, wrong: null, urged: null }
    // Sealed, it is given to nobody: earlier changes are moot.
    const before = (copy?.changes ?? []).map((one) => (event.change === 'sealed' && isOpen(one) ? over(one, at) : one))
    return { record, recipient, changes: [...before, { ...owed, ...blank, at: made }] }
  }
  if (copy === null) return null
  const seqs: readonly number[] = event.kind === 'confirmed' ? event.seqs : [event.seq]
  return { ...copy, changes: copy.changes.map((one) => (seqs.includes(one.seq) ? changed(one, event, at) : one)) }
}

/** Ended without the recipient's word: nothing is asked of it. */
export const isMoot = ({ confirmed }: Pick<Owed, 'confirmed'>): boolean =>
  confirmed?.how === 'superseded' || confirmed?.how === 'left'

export const isOpen = ({ confirmed }: Pick<Owed, 'confirmed'>): boolean => confirmed === null

const over = (owed: Owed, at: number): Owed => ({ ...owed, confirmed: { at, how: 'superseded' } })

function changed(owed: Owed, event: Exclude<CopyEvent, { kind: 'owed' }>, at: number): Owed {
  switch (event.kind) {
    case 'delivered': {
      const { from, due, provisional, look } = event
      return { ...owed, delivered: at, ...(owed.from === null && { from, due, provisional, look }) }
    }
    case 'confirmed':
      return isOpen(owed) ? { ...owed, confirmed: { at, how: event.how }, wrong: null } : owed
    case 'found':
      return { ...owed, confirmed: null, wrong: { at, note: event.note, ...(event.how && { how: event.how }) } }
    case 'recounted':
      return { ...owed, due: event.due, provisional: event.provisional, look: event.look }
    case 'breach':
      return { ...owed, breachedAt: at }
    case 'urged':
      return { ...owed, urged: { at, words: event.words, ...(event.order && { order: event.order }) } }
  }
}
