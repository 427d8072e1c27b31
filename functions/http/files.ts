import { caseTarget, may } from '#engine/authorise.ts'
import { caseFile, commit, procedureOf } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { caseKey } from '#engine/keys.ts'
import { readDraft } from './applicant/draft.ts'
import type { Signed } from './ask.ts'
import type { Route } from './door.ts'
import { notFound, type Reply } from './reply.ts'

/** Evidence opens as an attachment, to whoever handles the case or sent it, and each opening is logged. */
export const fileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/files/case/{id}/{name}',
    async run(ask, engine) {
      const id = ask.params['id'] ?? ''
      const key = `case/${id}/${ask.params['name'] ?? ''}`
      const item = await engine.table.get(caseKey(id))
      if (!item) return (await ofDraft(ask, engine, id, key)) ?? notFound(ask)
      const file = caseFile(item)
      const procedure = procedureOf(engine, file)
      const actor = may(ask.person, 'evidence.open', caseTarget(procedure, file))
      const stored = await engine.files.stat(key)
      // Unscanned, it opens to the officer alone.
      const opens = stored?.state === 'clean' || (stored?.state === 'unscanned' && actor?.role !== 'applicant')
      if (!actor || !stored || !opens) return notFound(ask)
      const bytes = await engine.files.read(key)
      if (!bytes) return notFound(ask)
      if (actor.role !== 'applicant') await commit(engine, id, { type: 'evidence.opened', actor, data: { key } })
      return attachment(stored.name, bytes)
    },
  },
]

/** Before it is filed, evidence is its writer's alone. */
async function ofDraft(ask: Signed, engine: Engine, id: string, key: string): Promise<Reply | null> {
  const draft = await readDraft(engine, ask.person, id)
  const stored = draft ? await engine.files.stat(key) : undefined
  const bytes = stored?.state === 'clean' ? await engine.files.read(key) : undefined
  return stored && bytes ? attachment(stored.name, bytes) : null
}

const attachment = (name: string, bytes: Uint8Array): Reply => ({
  statusCode: 200,
  headers: {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    'cache-control': 'no-store',
    'content-security-policy': "sandbox; default-src 'none'",
  },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
})
