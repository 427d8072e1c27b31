import { type LinkSession, linkSessionKeys, linkSessionKind } from '#engine/people/door-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { toHex } from '#ledger/bytes.ts'

const lasts = 20 * 60_000

/** Opens a sitting; answers its cookie. */
export async function startLinkSession(engine: Engine, link: string): Promise<string> {
  const name = toHex(engine.crypto.random(32))
  const startedAt = engine.clock.now()
  const body = json({ link, csrf: toHex(engine.crypto.random(16)), startedAt, provedAt: null })
  await engine.table.transact([{ put: { ...keyOf(engine, name), v: 1, body }, when: 'absent' }])
  const secure = isPlain(engine) ? '' : '; Secure'
  return `${cookieName(engine)}=${name}; Path=/; Max-Age=${lasts / 1000}; HttpOnly; SameSite=Strict${secure}`
}

export async function readLinkSession(engine: Engine, cookies: readonly string[]): Promise<LinkSession | null> {
  const item = await findItem(engine, cookies)
  if (!item) return null
  const session = sessionIn(item)
  return engine.clock.now() - session.startedAt < lasts ? session : null
}

export async function noteLinkProof(engine: Engine, cookies: readonly string[]): Promise<void> {
  const item = await findItem(engine, cookies)
  if (!item) return
  const body = json({ ...sessionIn(item), provedAt: engine.clock.now() })
  const done = await engine.table.transact([{ put: { ...item, v: item.v + 1, body }, when: { v: item.v } }])
  if (done.kind === 'conflict') await noteLinkProof(engine, cookies)
}

async function findItem(engine: Engine, cookies: readonly string[]): Promise<Item | undefined> {
  const prefix = `${cookieName(engine)}=`
  const name = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? ''
  if (!/^[0-9a-f]{64}$/.test(name)) return undefined
  for (const hash of engine.crypto.accepted('cookie', told(name))) {
    const item = await engine.table.get(linkSessionKeys.key(hash))
    if (item) return item
  }
  return undefined
}

const sessionIn = linkSessionKind.read
const told = (name: string) => `link session#${name}`
const keyOf = ({ crypto }: Engine, name: string) => linkSessionKeys.key(crypto.keyed('cookie', told(name)))
const isPlain = ({ deployment }: Engine) => deployment.url.startsWith('http://')
const cookieName = (engine: Engine) => (isPlain(engine) ? 'redress-link' : '__Host-redress-link')
