import { guardOf } from '#engine/people/mandates.ts'
import { holds } from '#engine/people/seats.ts'
import { standInGuard, standing } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { derivedId } from '#engine/store/derived-id.ts'
import type { Engine } from '#engine/store/engine.ts'
import { draftKey, evidenceFolder } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, StoredFile, Write } from '#engine/store/ports.ts'
import { beginningOf } from '#records/normalise.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { AtCounter } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Contact, Evidence, HeldRow } from '#workflows/contract/item.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Origin, WayIn } from '#workflows/contract/way-in.ts'
import { type Outcome, open, openedBefore } from './commit.ts'
import { draftIn } from './draft-kind.ts'
import { filedDraft, mostBytesInAll, mostFiles } from './drafts.ts'
import { originOf, placing } from './placing.ts'
import { filingsOver } from './quotas.ts'

export type Beginning = {
  readonly procedure: Procedure
  readonly way: WayIn
  /** Id of the files; the case's own for a single case. */
  readonly draft: string
  /** Stored draft: once discarded, it begins nothing. */
  readonly isKept?: boolean
  readonly record: RecordFile | null
  readonly origin: CaseFile | null
  readonly subject: string
  /** Name of the subject, for letters on no record. */
  readonly subjectName?: string
  readonly actor: Actor
  readonly typed: unknown
  readonly contact: Contact | null
  readonly counter?: AtCounter
  readonly held?: HeldRow
  /** Written with the case. */
  readonly also?: readonly Write[]
}

type Named = Pick<Beginning, 'way' | 'draft'> & {
  readonly record: { readonly id: string } | null
  readonly origin: { readonly id: string } | null
}

/** Id of the case: beginning again finds the first. */
export function caseIdOf(engine: Pick<Engine, 'crypto'>, { way, draft, record, origin }: Named): string {
  if (way.once !== undefined) return derivedId(engine.crypto, `${way.once} of ${(origin ?? record)?.id ?? draft}`)
  return way.many && record ? derivedId(engine.crypto, `case of ${draft} ${record.id}`) : draft
}

const attempts = 6

/** Begins a case while offered, with its draft's files. */
export async function beginCase(engine: Engine, sender: Person, one: Beginning): Promise<Outcome> {
  for (let left = attempts; ; left -= 1) {
    const draft = await engine.table.get(draftKey(one.draft))
    const outcome = await begun(engine, sender, one, draft)
    const isMoved = outcome.kind === 'refused' && outcome.refusal.code === 'movedOn' && left > 1
    if (!isMoved || (await engine.table.get(draftKey(one.draft)))?.v === draft?.v) return outcome
  }
}

/** Evidence first; a draft changed meanwhile refuses with `movedOn`. */
async function begun(engine: Engine, sender: Person, one: Beginning, draft: Item | undefined): Promise<Outcome> {
  const { procedure, way, record, subject, actor } = one
  const id = caseIdOf(engine, one)
  const there = await openedBefore(engine, id)
  if (there) return there
  const typed = way.typed.safeParse(one.typed)
  if (!typed.success) return { kind: 'refused', refusal: { code: 'malformed' } }
  const { erasing, removed = [] } = draft ? draftIn(draft) : {}
  if (erasing || (one.isKept && !draft)) return { kind: 'refused', refusal: { code: 'notFound' } }
  const uploads = (await handedIn(engine, one.draft)).filter(({ key }) => !removed.includes(key))
  if (isTooMuch(uploads)) return { kind: 'refused', refusal: { code: 'tooManyFiles' } }
  const over = actor.role === 'applicant' ? await filingsOver(engine, subject) : null
  if (over) return { kind: 'refused', refusal: over }
  const evidence = uploads.map((file) => moved(evidenceOf(file), one.draft, id))
  const origin = one.origin && carried(originOf(engine, one.origin), id)
  const counter = one.counter ? { counter: notedAt(one.counter, one.draft, id) } : {}
  const held = one.held && record === null ? { held: one.held } : {}
  const handed = { typed: typed.data, evidence, contact: addressed(one), actor, ...counter, ...held }
  const found = await placing(engine)({ record, origin }, (place) =>
    way.offers(place)
      ? { lacks: lacking(way.each?.(place).form ?? [], typed.data), data: way.opening(handed, place) }
      : null,
  )
  if (found === null) return { kind: 'refused', refusal: { code: 'notOffered' } }
  const { lacks, data } = found
  if (lacks.length > 0) {
    const fields = Object.fromEntries(lacks.map((name) => [name, 'required']))
    return { kind: 'refused', refusal: { code: 'malformed', fields } }
  }
  await takeOver(engine, one, id, data)
  // Asks the directory anew: a lost seat begins nothing.
  const { person, check } = await standing(engine, sender)
  if (!holds(person, actor)) return { kind: 'refused', refusal: { code: 'notFound' } }
  return open(engine, {
    id,
    procedure: procedure.id,
    actor,
    also: [
      check,
      ...guardOf(sender, actor),
      ...(await standInGuard(engine, actor)),
      ...(draft ? [withDraft(engine, draft, one.draft, id)] : []),
      ...(one.also ?? []),
    ],
    recordId: record?.id ?? null,
    subject,
    ...(one.origin ? { arisesFrom: one.origin.id } : {}),
    data,
  })
}

/** Files the draft whose id the case takes. */
const withDraft = ({ deployment }: Engine, draft: Item, draftId: string, id: string): Write =>
  id === draftId ? filedDraft(deployment, draft, id) : { check: draftKey(draftId), when: { v: draft.v } }

/** Addresses a firm's letters to the firm, not its contact. */
function addressed({ contact, record, subjectName: of = '' }: Beginning): Contact | null {
  const isNamed = record !== null || of === '' || of === contact?.name
  return contact && (isNamed ? contact : { ...contact, of: beginningOf(of, 200) })
}

/** Names fields that a form asks for and that were left out. */
export const lacking = (form: Form, typed: unknown): readonly string[] =>
  form.flatMap((field) => (field.kind === 'note' || field.optional || isTyped(typed, field.name) ? [] : [field.name]))

const isTyped = (typed: unknown, name: string): boolean =>
  typeof typed === 'object' && typed !== null && (Reflect.get(typed, name) ?? null) !== null

export const evidenceOf = ({ key, name, size, type, sha256 }: StoredFile): Evidence => ({
  key,
  name,
  size,
  type,
  sha256,
})

/** Files handed in under an id, except infected ones. */
export async function handedIn(engine: Pick<Engine, 'files'>, draft: string): Promise<readonly StoredFile[]> {
  return (await engine.files.list(evidenceFolder(draft))).filter(({ state }) => state !== 'infected')
}

/** Two windows may upload at once; the sender removes the excess. */
export const isTooMuch = (files: readonly StoredFile[]): boolean =>
  files.length > mostFiles || files.reduce((sum, { size }) => sum + size, 0) > mostBytesInAll

/** Copies the named evidence into the case's folder. */
async function takeOver(engine: Engine, { procedure, record, ...one }: Beginning, id: string, data: unknown) {
  const parsed = procedure.parties.opens.data.safeParse(data)
  if (!parsed.success) return
  const event = { type: procedure.parties.opens.event, at: engine.clock.now(), actor: one.actor, data: parsed.data }
  const sources = [one.draft, ...(one.origin ? [one.origin.id] : [])].filter((source) => source !== id)
  for (const { key } of procedure.pages.show(procedure.course.begin(event, record)).evidence)
    for (const source of sources) await engine.files.copy(key.replace(evidenceFolder(id), evidenceFolder(source)), key)
}

/** Evidence of the originating case, as it lies here. */
function carried(origin: Origin, id: string): Origin {
  const { shown } = origin
  const items = (shown.items ?? []).map((item) => ({
    ...item,
    evidence: item.evidence.map((key) => key.replace(evidenceFolder(origin.id), evidenceFolder(id))),
  }))
  return { ...origin, shown: { ...shown, items, evidence: shown.evidence.map((one) => moved(one, origin.id, id)) } }
}

/** Names the files in the clerk's note anew. */
function notedAt(counter: AtCounter, from: string, to: string): AtCounter {
  const there = (key: string) => key.replace(evidenceFolder(from), evidenceFolder(to))
  return {
    ...counter,
    signed: counter.signed === null ? null : there(counter.signed),
    papers: counter.papers.map((paper) => ({ ...paper, key: there(paper.key) })),
  }
}

const moved = (one: Evidence, from: string, to: string): Evidence => ({
  ...one,
  key: one.key.replace(evidenceFolder(from), evidenceFolder(to)),
})
