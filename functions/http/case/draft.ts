import { draftKind } from '#engine/begin/draft-kind.ts'
import { allDraftsOf, draftItem, mostBytesInAll, mostFiles } from '#engine/begin/drafts.ts'
import { addressedWays } from '#engine/begin/ways.ts'
import { readVisit } from '#engine/people/visits.ts'
import type { Engine } from '#engine/store/engine.ts'
import { draftKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item, StoredFile, UploadForm } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { absolute } from '#web/link.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Ask } from '../door/ask.ts'
import { filesOf } from './cases.ts'
import type { Draft, DraftWay, StoredDraft } from './draft-shape.ts'
import type { Side } from './for-whom.ts'
import { isElsewhere, pageIn, type SentStep } from './seen.ts'

const mostBytes = 20 * 1024 * 1024

/** One's own; a clerk's for a visitor ends that day. */
export async function readDraft(engine: Engine, person: Person, id: string): Promise<Draft | null> {
  const item = await engine.table.get(draftKey(id))
  const draft = item ? draftKind.read(item) : null
  if (draft?.owner !== person.id || draft.erasing) return null
  const visit = draft.behalf?.visit
  const isOver = visit !== undefined && (await readVisit(engine, person.id, visit)) === null
  return isOver ? null : asNow(engine, draft)
}

export const draftIn = (engine: Pick<Engine, 'procedures'>, item: Item): Draft => asNow(engine, draftKind.read(item))

/** An older draft without a way is of the addressed one. */
const asNow = (engine: Pick<Engine, 'procedures'>, { objection = null, ...draft }: StoredDraft): Draft => ({
  ...draft,
  way: draft.way ?? firstWay(engine, draft.recordId, objection),
})

/** The addressed way: about a record, or about none. */
export function firstWay(engine: Pick<Engine, 'procedures'>, record: string | null, typed: unknown): DraftWay {
  const from = record === null ? 'nothing' : 'record'
  const named = addressedWays(engine.procedures).find(({ way }) => way.from === from)
  if (!named) throw new Fault('noAddressedWay', from)
  const { procedure, way } = named
  return { procedure: procedure.id, id: way.id, origin: null, records: record === null ? [] : [record], typed }
}

/** The unfiled draft of that side, record and way. */
export async function draftAbout(
  engine: Engine,
  person: Person,
  side: Side,
  isThis: (draft: Draft) => boolean,
): Promise<Draft | null> {
  const drafts = (await allDraftsOf(engine, person.id)).map((item) => draftIn(engine, item))
  return drafts.find((one) => isThis(one) && (one.behalf?.base ?? '/my') === side.base) ?? null
}

/** The store holds 400 KB an item, and the case repeats it. */
export const isTooLong = (draft: Draft): boolean => Buffer.byteLength(JSON.stringify(draft)) > 180_000

/** Tells whether the first step is complete. */
export const isBegun = ({ way }: Draft): boolean => way.typed !== null

/** Saves it unless it was discarded; gives back what another page saved instead. */
export async function saveDraft(engine: Engine, draft: Draft, sent?: SentStep): Promise<Draft | null> {
  const there = await engine.table.get(draftKey(draft.id))
  const kept = there && draftKind.read(there)
  if (kept?.erasing) return null
  if (kept && sent && isElsewhere(engine, kept, sent)) return asNow(engine, kept)
  const { removed, filed, pages } = kept ?? {}
  const saved = {
    ...(filed && { filed }),
    ...draft,
    ...(sent && { pages: { ...pages, [sent.step]: pageIn(sent.form) } }),
    savedAt: engine.clock.now(),
    ...(removed && { removed }),
  }
  const put = draftItem(engine.deployment, saved, (there?.v ?? 0) + 1)
  const done = await engine.table.transact([{ put, when: there ? { v: there.v } : 'absent' }])
  return done.kind === 'conflict' ? saveDraft(engine, draft, sent) : null
}

/** Two file pickers (WeChat); none once full. */
export async function uploadsFor(
  engine: Engine,
  ask: Ask,
  id: string,
  back: string,
  files: readonly StoredFile[],
): Promise<{ photo: UploadForm; file: UploadForm } | null> {
  const returnTo = absolute(ask.shell, back)
  const photo = await newUpload(engine, id, returnTo, files)
  const file = await newUpload(engine, id, returnTo, files)
  return photo && file && { photo, file }
}

/** Form for one more file; null where the case is full. */
export async function newUpload(
  engine: Engine,
  id: string,
  returnTo: string,
  files: readonly StoredFile[],
): Promise<UploadForm | null> {
  const used = files.reduce((sum, { size }) => sum + size, 0)
  if (files.length >= mostFiles || used >= mostBytesInAll) return null
  const now = engine.clock.now()
  const name = engine.crypto
    .keyed('upload', `${id}/${now}/${Buffer.from(engine.crypto.random(8)).toString('hex')}`)
    .slice(0, 24)
  const maxBytes = Math.min(mostBytes, mostBytesInAll - used)
  return engine.files.uploadForm({ key: `${filesOf(id)}${name}`, maxBytes, returnTo, now })
}

/** Reads an upload's outcome as a refusal, or none. */
export async function uploadRefusal({ files }: Pick<Engine, 'files'>, query: Readonly<Record<string, string>>) {
  const told = query['upload'] ?? (await files.refusalOf?.(query['key'] ?? '')) ?? ''
  return isUploadCode(told) ? { code: uploadCodes[told] } : undefined
}

const isUploadCode = (told: string): told is keyof typeof uploadCodes => Object.hasOwn(uploadCodes, told)

const uploadCodes = {
  expired: 'expired',
  none: 'noFileChosen',
  missing: 'fileMissing',
  tooLarge: 'fileTooLarge',
  tooMany: 'tooManyFiles',
  type: 'fileKind',
  active: 'fileActive',
  name: 'fileName',
  infected: 'fileInfected',
  taken: 'fileTaken',
} as const satisfies Readonly<Record<string, RefusalCode>>
