import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { caseLog } from '#engine/case/log-kinds.ts'
import { type Action, caseTarget, may } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import { noteView } from '../door/view-log.ts'

export type OpenEvidence = {
  readonly file: CaseFile
  readonly actor: Actor
  readonly stored: StoredFile
  readonly isApplicant: boolean
}

const action: Action = 'evidence.open'

/** The file named, if its reader may open it; null: unknown, forbidden. */
export async function evidenceOf(ask: Signed, engine: Engine): Promise<OpenEvidence | null> {
  const id = ask.params['id'] ?? ''
  const item = await engine.table.get(caseKey(id))
  if (!item) return null
  const file = caseFile(item)
  const actor = may(ask.person, action, caseTarget(procedureOf(engine, file), file))
  const key = keyOf(ask)
  const stored = key === null ? undefined : await engine.files.stat(key)
  const isApplicant = actor?.role === 'applicant'
  if (isApplicant && ask.params['kind'] !== 'case') return null
  // Unscanned opens to the officer alone; infected never opens.
  const opens =
    stored?.state === 'clean' || (!isApplicant && (stored?.state === 'unscanned' || stored?.state === 'infected'))
  return actor && stored && opens ? { file, actor, stored, isApplicant } : null
}

/** States whose content opens here; none for who may not see evidence. */
export const opensFor = (ask: Signed, engine: Engine, file: CaseFile): readonly StoredFile['state'][] =>
  may(ask.person, action, caseTarget(procedureOf(engine, file), file)) ? ['clean', 'unscanned'] : []

/** Evidence (`case`), or staff's reply by mail, hidden from the applicant. */
function keyOf({ params: { kind, id, name } }: Signed): string | null {
  return kind === 'case' || kind === 'reply' ? `${kind}/${id}/${name}` : null
}

/** Logs before showing; in the auditor's log for a full case. */
export async function noteOpening(
  ask: Signed,
  engine: Engine,
  { file, actor, stored, isApplicant }: OpenEvidence,
): Promise<void> {
  if (isApplicant) return
  if (stored.key.startsWith('reply/')) return noteView(engine, ask.person, `${file.number} ${stored.key}`)
  const outcome = await commit(engine, file.id, { type: 'evidence.opened', actor, data: { key: stored.key } })
  if (outcome.kind === 'refused') await noteView(engine, ask.person, `${file.number} ${stored.key}`)
}

/** A picture belongs to its page's logged look; alone it is logged. */
export async function notePicture(ask: Signed, engine: Engine, one: OpenEvidence): Promise<void> {
  const log = one.isApplicant ? [] : await caseLog(engine.table, one.file)
  const isNoted = log.some(
    ({ entry, payload }) =>
      entry.type === 'evidence.opened' &&
      payload?.data.actor.id === one.actor.id &&
      JSON.stringify(payload.data.event).includes(one.stored.key),
  )
  if (!isNoted) await noteOpening(ask, engine, one)
}
