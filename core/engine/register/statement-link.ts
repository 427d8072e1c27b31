import { z } from 'zod'
import { base32 } from '#engine/store/base32.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { keyShape, partIn } from '#engine/store/key-shape.ts'
import { json, subjectOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { Day as DayShape, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { type Day, shanghaiDay } from '#law/day.ts'

/** By which others read a statement; it holds nothing of a record. */
export type StatementLink = {
  readonly subject: string
  readonly name: string
  /** The subject lets records be read that are no longer public. */
  readonly past: boolean
  /** Last day of the link. */
  readonly until: Day
  readonly at: number
}
export type OwnStatementLink = StatementLink & { readonly id: string; readonly code: string }

type Store = Pick<Engine, 'table' | 'crypto' | 'clock'>

const keys = keyShape('statement#{id}', 'link')

export const statementLinkKind = stored('link to a statement of a subject’s records', {
  schema: exactly<StatementLink>({
    ...{ subject: z.string(), name: z.string(), past: z.boolean(), until: DayShape, at: z.number() },
  }),
  keys: [keys],
  index: { subject: ['subject#{subject} → statement#{id}'] },
  due: null,
  from: 'door',
  sealed: true,
})

export async function makeStatementLink(engine: Store, link: Omit<StatementLink, 'at'>): Promise<OwnStatementLink> {
  const id = newId(engine.crypto)
  const body = { ...link, at: engine.clock.now() }
  const index = { subject: [subjectOf(link.subject), `statement#${id}`] as const }
  await engine.table.transact([{ put: { ...keys.key(id), v: 1, body: json(body), index }, when: 'absent' }])
  return { ...body, id, code: codeOf(engine, id) }
}

/** Links of a subject that still hold, the newest last. */
export async function statementLinksOf(engine: Store, subject: string): Promise<readonly OwnStatementLink[]> {
  const items = await readAll(engine.table, { index: 'subject', pk: subjectOf(subject), prefix: 'statement#' })
  return items
    .map((item) => ({ ...statementLinkKind.read(item), id: partIn(keys, item) }))
    .filter((link) => isOpen(engine, link))
    .map((link) => ({ ...link, code: codeOf(engine, link.id) }))
    .toSorted((a, b) => a.at - b.at)
}

/** Null alike for unknown, ended and mistyped ones. */
export async function readStatementLink(engine: Store, id: string, code: string): Promise<StatementLink | null> {
  if (!isMade(id) || !sameSecret(codeOf(engine, id), code)) return null
  const item = await engine.table.get(keys.key(id))
  const link = item ? statementLinkKind.read(item) : null
  return link && isOpen(engine, link) ? link : null
}

/** Ends one’s own; another’s is left alone. */
export async function endStatementLink(engine: Store, subject: string, id: string): Promise<boolean> {
  const item = isMade(id) ? await engine.table.get(keys.key(id)) : undefined
  if (!item || statementLinkKind.read(item).subject !== subject) return false
  const done = await engine.table.transact([{ remove: keys.key(id), when: { v: item.v } }])
  return done.kind === 'done'
}

const isOpen = ({ clock }: Store, { until }: Pick<StatementLink, 'until'>) => shanghaiDay(clock.now()) <= until

const isMade = (id: string) => /^[0-9A-Z]{26}$/.test(id)

/** Made from the id: never stored. */
function codeOf({ crypto }: Pick<Store, 'crypto'>, id: string): string {
  const hex = crypto.keyed('subject', `statement ${id}`).slice(0, 20)
  return base32(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
}
