import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { audit, noneAudited } from '#audit/audit.ts'
import { sentenceOf } from '#audit/audit-words.ts'
import { programOf } from '#cli/read-store.ts'
import { daysKept } from '#engine/feeds/feed-files.ts'
import { paperKind, paperOf } from '#engine/papers/paper-kind.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { environment } from '#hosts/local/base/environment.ts'
import { hostChecks } from '#hosts/local/checks.ts'
import { openHost } from '#hosts/local/index.ts'
import { openAudit } from '#hosts/local/open-audit.ts'
import { backup } from '#hosts/local/store/backup.ts'
import { filesBelow } from '#hosts/local/store/copy-hashed.ts'
import { openReader, signerOf } from '#hosts/local/store/reader.ts'
import { stage } from '#hosts/local/store/restore.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import { freePort, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { file } from '../crash/filing.ts'

/** The demo's year: cut off, clean, its witness, a backup. */
export async function yearFolder(): Promise<string> {
  const top = mkdtempSync(join(tmpdir(), 'redress-rot-'))
  const [data, witness] = [join(top, 'data'), join(top, 'witness')]
  mkdirSync(witness)
  const env = { REDRESS_DEMO_YEAR: 'on', REDRESS_WITNESS: witness }
  const program = await started({ at: { folder: data, port: await freePort() }, env })
  const client = webClient(program.url)
  await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
  await file(client, 'rot')
  // A paper's file comes before its entry, which names it.
  while (readdirSync(witness).length === 0 || drafts(data) > 0) await sleep(100)
  await program.kill()
  const [note = ''] = readdirSync(witness)
  const earlier = note.replace(/T\d\d/, 'T00').replace(/^checkpoint-\d{4}/, 'checkpoint-2020')
  cpSync(join(witness, note), join(witness, earlier))
  const clean = join(top, 'clean')
  cpSync(data, clean, { recursive: true })
  const db = new DatabaseSync(join(clean, 'redress.db'))
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  await backup(clean, join(top, 'backup'), { withKeys: true, progress: () => {}, signer: signerOf(clean), since: null })
  return top
}

/** Papers that are issued, and not yet sealed. */
function drafts(folder: string): number {
  const whole = wholeStore(folder)
  try {
    const items = [...whole.partitions()].flatMap((one) => one.items.filter(paperKind.holds))
    return items.filter((item) => paperOf(item).file === null).length
  } finally {
    whole.close()
  }
}

/** Files by kind: case, day and number aside. */
export const kindsIn = (folder: string): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(filesBelow(folder), (name) =>
    name
      .replace(/[0-9A-Z]{26}|\d{4}-\d\d-\d\d(T\d\d)?|[0-9a-f-]{12,}/g, '*')
      .replace(/(files\/.*)\/[^/]*?(\.meta)?$/, '$1/*$2')
      .replace(/^(recipients\/)[\w-]+/, '$1*'),
  )

/** A bit of a file, `place` from 0 to 1. */
export type Bit = { readonly name: string; readonly place: number }

const placed = (bytes: Buffer, place: number) => Math.floor(place * bytes.length * 8)

/** False of a page past its last day, and of an arrival's instant. */
export function isHeard(folder: string, { name, place }: Bit): boolean {
  const bytes = readFileSync(join(folder, name))
  const text = bytes.toString('latin1')
  if (name.endsWith('.public')) return (/"publicUntil":"(.{10})/.exec(text)?.[1] ?? '') >= shanghaiDay(Date.now())
  const came = name.endsWith('.meta') ? /"receivedAt":\d+/.exec(text) : null
  const at = placed(bytes, place) >> 3
  return came === null || at < came.index || at >= came.index + came[0].length
}

function flip(folder: string, { name, place }: Bit): void {
  const bytes = readFileSync(join(folder, name))
  const at = placed(bytes, place)
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
  writeFileSync(join(folder, name), bytes)
}

/** Does so to a copy of a part of `top`. */
export async function onRotten<T>(
  top: string,
  part: string,
  bits: readonly Bit[],
  look: (at: string) => Promise<T>,
): Promise<T> {
  const copy = mkdtempSync(join(tmpdir(), 'redress-rotten-'))
  try {
    cpSync(join(top, part), copy, { recursive: true })
    for (const bit of bits) flip(copy, bit)
    return await look(copy)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

type Place = { readonly REDRESS_DATA: string; readonly REDRESS_WITNESS?: string }

/** Says `doctor`; if not enough, `audit`, then a start. */
export async function told(place: Place, isEnough: (said: readonly string[]) => boolean): Promise<readonly string[]> {
  const said: string[] = []
  for (const ask of [doctor, audited, start]) {
    said.push(...(await orWhy(ask(place))))
    if (isEnough(said)) break
  }
  return said
}

/** Refusals of a restore, each bit turned for a while. */
export async function restored(backup: string, bits: readonly Bit[]): Promise<readonly (readonly string[])[]> {
  const all = []
  for (const bit of bits) {
    const to = mkdtempSync(join(tmpdir(), 'redress-restored-'))
    flip(backup, bit)
    all.push(await orWhy(stage(backup, to, null).then(() => [])))
    flip(backup, bit)
    rmSync(to, { recursive: true, force: true })
  }
  return all
}

const orWhy = (saying: Promise<readonly string[]>) => saying.catch((error: unknown) => [String(error)])

export async function doctor(place: Place): Promise<readonly string[]> {
  const store = await openReader(place.REDRESS_DATA)
  try {
    const all = [...(await hostChecks(environment(place), Date.now())), ...(await engineChecks(store))]
    return all.flatMap(({ level, code, what, remedy }) =>
      level === 'error' ? [`${code}: ${what.en} ${remedy?.en}`] : [],
    )
  } finally {
    store.close()
  }
}

async function audited({ REDRESS_DATA: folder }: Place): Promise<readonly string[]> {
  const source = await openAudit(folder)
  try {
    const world = { ...source, ...(await programOf(source)) }
    const found: string[] = []
    for await (const one of audit(world, noneAudited(), () => {})) found.push(sentenceOf(one).en)
    return found
  } finally {
    source.close()
  }
}

async function start(place: Place): Promise<readonly string[]> {
  const host = await openHost(place)
  await host.close()
  return []
}

/** All that a database says; null: it cannot be read. */
export function rowsIn(folder: string): string | null {
  if (!existsSync(join(folder, 'redress.db'))) return null
  const db = new DatabaseSync(join(folder, 'redress.db'))
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
    const rows = tables.map(({ name }) => [
      name,
      db.prepare(`SELECT * FROM ${name} ${heldOf(name)} ORDER BY 1, 2`).all(),
    ])
    return JSON.stringify(rows)
  } catch {
    return null
  } finally {
    db.close()
  }
}

/** Lines that the feed gives to nobody any more are held by nothing. */
const heldOf = (table: unknown): string => {
  const first = addDays(shanghaiDay(Date.now()), -daysKept)
  const old = `SELECT p FROM partitions WHERE pk LIKE 'changes#%' AND pk < 'changes#${first}'`
  return table === 'items' ? `WHERE p NOT IN (${old})` : ''
}

/** By which a reader finds a file. */
export const stemOf = (name: string): string => basename(name).replace(/(\.json)?\.(public|meta)$/, '')

export const isEmpty = (folder: string, name: string): boolean => statSync(join(folder, name)).size === 0
