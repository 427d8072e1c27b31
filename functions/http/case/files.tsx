import type { Engine } from '#engine/store/engine.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { paths } from '#web/paths.ts'
import { EvidenceViewPage } from '#web/staff/evidence-view-page.tsx'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply, seeOther } from '../door/reply.ts'
import { readDraft } from './draft.ts'
import type { Draft } from './draft-shape.ts'
import { evidenceOf, noteOpening, notePicture } from './evidence.ts'
import { sideOfDraft } from './side.ts'

/** Evidence as an attachment or a redrawn picture; each opening is logged. */
export const fileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/files/{kind}/{id}/{name}',
    async run(ask, engine) {
      const one = await evidenceOf(ask, engine)
      if (!one) return (await ofDraft(ask, engine)) ?? notFound(ask)
      if (one.stored.state === 'infected') return notFound(ask)
      await noteOpening(ask, engine, one)
      return (await original(engine, one.stored.key)) ?? notFound(ask)
    },
  },
  {
    method: 'GET',
    path: '/files/{kind}/{id}/{name}/view',
    async run(ask, engine) {
      const one = await evidenceOf(ask, engine)
      if (!one) return notFound(ask)
      await noteOpening(ask, engine, one)
      const bytes = await engine.files.read(one.stored.key)
      const asked = Math.max(1, Math.trunc(Number(ask.query['page'] ?? 1)) || 1)
      const drawn = bytes && (await engine.viewer.picture({ type: one.stored.type, bytes }, 1))
      const id = one.file.id
      return page(
        <EvidenceViewPage
          shell={ask.shell}
          file={one.stored}
          pages={drawn?.pages ?? null}
          page={Math.min(asked, drawn?.pages ?? 1)}
          back={{ path: one.isApplicant ? paths.myCase(id) : paths.deskCase(id), label: one.file.number }}
          isLogged={!one.isApplicant}
        />,
      )
    },
  },
  {
    method: 'GET',
    path: '/files/{kind}/{id}/{name}/picture/{page}',
    async run(ask, engine) {
      const one = await evidenceOf(ask, engine)
      const bytes = one && (await engine.files.read(one.stored.key))
      const picture =
        bytes && (await engine.viewer.picture({ type: one.stored.type, bytes }, Number(ask.params['page'])))
      if (!picture) return notFound(ask)
      await notePicture(ask, engine, one)
      return sealed({ 'content-type': picture.type }, picture.bytes)
    },
  },
  {
    // The files' origin has no session: the signed address is the right.
    method: 'GET',
    path: '/d/{until}/{seal}/{kind}/{id}/{name}',
    open: true,
    async run(ask, engine) {
      const { until = '', seal = '', kind, id, name } = ask.params
      const key = `${kind}/${id}/${name}`
      const seals = engine.crypto.accepted('upload', told(key, until))
      const isOurs = seals.some((one) => sameSecret(seal, one)) && engine.clock.now() < Number(until)
      return (isOurs && (await attachment(engine, key))) || notFound(ask)
    },
  },
]

/** Minutes are enough for a click; the address is worth nothing afterwards. */
const life = 5 * 60_000

const sealOf = (engine: Engine, key: string, until: string) => engine.crypto.keyed('upload', told(key, until))
const told = (key: string, until: string) => `download ${key} ${until}`

/** From here, or directly from the store. */
export async function original(engine: Engine, key: string): Promise<Reply | null> {
  const { filesUrl } = engine.deployment
  const stored = engine.files.download && (await engine.files.stat(key))
  const address = stored && (await engine.files.download?.(stored))
  if (address !== undefined) return seeOther(address)
  if (filesUrl === undefined) return attachment(engine, key)
  const until = String(engine.clock.now() + life)
  return seeOther(`${filesUrl}/d/${until}/${sealOf(engine, key, until)}/${key}`)
}

/** Before it is filed, evidence is its writer's alone. */
async function ofDraft(ask: Signed, engine: Engine): Promise<Reply | null> {
  const { kind, id = '', name = '' } = ask.params
  if (kind !== 'case') return null
  const key = `case/${id}/${name}`
  const draft = await readDraft(engine, ask.person, id)
  const stored = draft && mayOpen(engine, ask, draft) ? await engine.files.stat(key) : undefined
  return stored?.state === 'clean' ? original(engine, key) : null
}

const mayOpen = (engine: Engine, { person }: Signed, draft: Draft) =>
  draft.way?.desk === true || sideOfDraft(engine, person, draft) !== null

async function attachment(engine: Engine, key: string): Promise<Reply | null> {
  const stored = await engine.files.stat(key)
  const bytes = stored && (await engine.files.read(key))
  if (!bytes) return null
  const name = encodeURIComponent(stored.name.toWellFormed())
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  }
  return sealed(headers, bytes)
}

/** Bytes from outside: not cached, not embedded, without rights in a browser. */
const sealed = (headers: Readonly<Record<string, string>>, bytes: Uint8Array): Reply => ({
  statusCode: 200,
  headers: {
    ...headers,
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
})
