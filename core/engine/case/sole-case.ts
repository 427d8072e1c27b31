import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, recordKey, soleKey, soleKeys } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import type { RecordFile } from '#records/record.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { caseFile } from './case-of.ts'

export const soleKind = stored('last case to begin about a matter of a record', {
  schema: z.string(),
  keys: [soleKeys],
  due: null,
  from: 'log',
})

type Store = Pick<Engine, 'table' | 'procedures'>
type Beginning = { readonly id: string; readonly record: RecordFile | null; readonly data: unknown }

/** The open case in the way, or writes that take its place. */
export type Place =
  | { readonly kind: 'taken'; readonly by: CaseFile }
  | { readonly kind: 'free'; readonly writes: readonly Write[] }

/** Allows one open case of a procedure per matter of a record. */
export async function solePlace(engine: Store, procedure: Procedure, one: Beginning): Promise<Place> {
  const { record, data, id } = one
  const matters = [...new Set(record ? (procedure.parties.sole?.(data) ?? []) : [])]
  if (!record || matters.length === 0) return { kind: 'free', writes: [] }
  const keys = matters.map((matter) => soleKey(record.id, procedure.id, matter))
  const places = await Promise.all(keys.map((key) => engine.table.get(key)))
  const open = await openAmong(engine, [...places.flatMap((item) => item ?? []).map(holder), ...marked(record)])
  const by = open.find((file) => file.id !== id && matters.some((matter) => isAbout(procedure, file, matter)))
  if (by) return { kind: 'taken', by }
  const writes = keys.map((key, i): Write => {
    const there = places[i]
    return { put: { ...key, v: (there?.v ?? 0) + 1, body: id }, when: there ? { v: there.v } : 'absent' }
  })
  return { kind: 'free', writes }
}

/** Open cases with a place on a record; of those read, if any. */
export async function openCasesOn(
  engine: Store,
  record: RecordFile,
  open?: readonly CaseFile[],
): Promise<readonly CaseFile[]> {
  if (!open) {
    const places = await readAll(engine.table, { index: 'main', pk: recordKey(record.id).pk, prefix: 'open#' })
    return openAmong(engine, [...places.map(holder), ...marked(record)])
  }
  const here = open.filter((file) => file.recordId === record.id && isSole(engine, file))
  const ids = new Set(here.map(({ id }) => id))
  return [
    ...here,
    ...(await openAmong(
      engine,
      marked(record).filter((id) => !ids.has(id)),
    )),
  ]
}

const isSole = ({ procedures }: Store, { procedure, data }: CaseFile): boolean =>
  (procedures[procedure]?.parties.sole?.(data) ?? []).length > 0

/** Tells whether an open case is about that matter of its record. */
export const isAbout = (procedure: Procedure, { procedure: of, data }: CaseFile, matter: string): boolean =>
  of === procedure.id && (procedure.parties.sole?.(data) ?? []).includes(matter)

const holder = soleKind.read

/** Reads from the record the cases that began before there were places. */
const marked = ({ overlays }: RecordFile) => [
  ...overlays.disputedBy,
  ...(overlays.commitments ?? []).map(({ caseId }) => caseId),
]

async function openAmong(engine: Store, ids: readonly string[]): Promise<readonly CaseFile[]> {
  const items = await Promise.all([...new Set(ids)].map((id) => engine.table.get(caseKey(id))))
  return items
    .flatMap((item) => item ?? [])
    .map((item) => caseFile(item))
    .filter(({ closed }) => !closed)
}
