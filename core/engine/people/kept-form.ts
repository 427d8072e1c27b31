import { z } from 'zod'
import { derivedId } from '#engine/store/derived-id.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** A form not sent, or too late: its owner, address and contents. */
export type KeptForm = {
  readonly owner: string
  /** Without the language, with the query. */
  readonly path: string
  readonly form: Readonly<Record<string, string>>
  readonly keptAt: number
  /** Saved while it was typed; left out: its session was over. */
  readonly isTyped?: true
}

const Kept = exactly<KeptForm>({
  owner: z.string(),
  path: z.string(),
  form: z.record(z.string(), z.string()),
  keptAt: z.number(),
  isTyped: z.literal(true).exactOptional(),
})

type Store = Pick<Engine, 'table' | 'crypto' | 'clock'>

const life = 30 * 60_000
const typedLife = 30 * 24 * 3_600_000
const validFor = 24 * 3_600_000
const mostBytes = 180_000

const endOf = ({ keptAt, isTyped }: KeptForm): number => keptAt + (isTyped ? typedLife : life)
const keys = keyShape('kept#{id}', 'kept')
const keptKey = keys.key

export const keptKind = stored('form not sent: its session was over, or it is being typed', {
  schema: Kept,
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#kept#{id}'] },
  due: 'it goes half an hour after it came, or thirty days after it was last typed',
  from: 'door',
  sealed: true,
})
const keptIn = keptKind.read

/** Seals for whom a form was made, good for a day. */
export function formToken({ crypto, clock }: Pick<Engine, 'crypto' | 'clock'>, person: string): string {
  const at = clock.now().toString(36)
  const owner = ownerOf(crypto, person)
  return `${at}-${owner}-${sealOf(crypto, at, owner)}`
}

/** For whom a form was made; null: nobody says any more. */
function ownerIn({ crypto, clock }: Store, token: string): string | null {
  const [at = '', owner = '', seal = ''] = token.split('-')
  const age = clock.now() - Number.parseInt(at, 36)
  return sameSecret(seal, sealOf(crypto, at, owner)) && age >= 0 && age < validFor ? owner : null
}

const ownerOf = (crypto: Engine['crypto'], person: string) => crypto.keyed('session', `form of ${person}`).slice(0, 24)
const sealOf = (crypto: Engine['crypto'], at: string, owner: string) =>
  crypto.keyed('session', `form token ${at} ${owner}`).slice(0, 24)

/** Keeps a form half an hour; null: nobody's, or too long. */
export async function keepForm(
  engine: Store,
  token: string,
  { path, form }: Pick<KeptForm, 'path' | 'form'>,
): Promise<{ readonly id: string; readonly until: number } | null> {
  const owner = ownerIn(engine, token)
  const kept: KeptForm = { owner: owner ?? '', path, form, keptAt: engine.clock.now() }
  if (owner === null || isTooLong(kept)) return null
  const id = newId(engine.crypto)
  await engine.table.transact([{ put: keptItem(id, kept, 1), when: 'absent' }])
  return { id, until: endOf(kept) }
}

const isTooLong = (kept: KeptForm) => new TextEncoder().encode(JSON.stringify(kept)).length > mostBytes

function keptItem(id: string, kept: KeptForm, v: number): Item {
  const index = { due: [dueOf(bucketOf(id)), `${moment(endOf(kept))}#kept#${id}`] as const }
  return { ...keptKey(id), v, body: json(kept), index }
}

/** Saves what somebody types, unless what is there may not go. */
export async function keepTyped(
  engine: Store,
  person: string,
  { path, form }: Pick<KeptForm, 'path' | 'form'>,
  mayReplace: (there: KeptForm['form']) => boolean,
): Promise<'kept' | 'tooLong' | 'stays'> {
  const id = typedId(engine, person, path)
  const owner = ownerOf(engine.crypto, person)
  const kept: KeptForm = { owner, path, form, keptAt: engine.clock.now(), isTyped: true }
  if (isTooLong(kept)) return 'tooLong'
  const there = await engine.table.get(keptKey(id))
  if (there && !mayReplace(keptIn(there).form)) return 'stays'
  const put = keptItem(id, kept, (there?.v ?? 0) + 1)
  const done = await engine.table.transact([{ put, when: there ? { v: there.v } : 'absent' }])
  return done.kind === 'done' ? 'kept' : keepTyped(engine, person, { path, form }, mayReplace)
}

/** What somebody typed there and has not sent. */
export const typedAt = async (engine: Store, person: string, path: string): Promise<KeptForm['form'] | null> =>
  (await keptFor(engine, person, typedId(engine, person, path)))?.form ?? null

export const dropTyped = (engine: Store, person: string, path: string): Promise<boolean> =>
  dropKept(engine, typedId(engine, person, path))

const typedId = ({ crypto }: Store, person: string, path: string) => derivedId(crypto, `typed by ${person} at ${path}`)

/** Reads a kept form for its owner, in time. */
export async function keptFor(engine: Store, person: string, id: string): Promise<KeptForm | null> {
  const item = await engine.table.get(keptKey(id))
  const kept = item && keptIn(item)
  const isTheirs = kept !== undefined && sameSecret(kept.owner, ownerOf(engine.crypto, person))
  return isTheirs && engine.clock.now() < endOf(kept) ? kept : null
}

/** True once it is gone. */
export async function dropKept({ table }: Pick<Engine, 'table'>, id: string): Promise<boolean> {
  const item = await table.get(keptKey(id))
  return item !== undefined && eraseKept({ table }, item)
}

export const eraseKept = async ({ table }: Pick<Engine, 'table'>, { pk, sk, v }: Item): Promise<boolean> =>
  (await table.transact([{ remove: { pk, sk }, when: { v } }])).kind === 'done'
