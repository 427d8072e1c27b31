import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { type Action, caseTarget, may } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import { noteView } from '../door/view-log.ts'
import { logOf } from './cases.ts'

export type OpenEvidence = {
  readonly file: CaseFile
  readonly actor: Actor
  readonly stored: StoredFile
  readonly isApplicant: boolean
}

const action: Action = 'evidence.open'

/** The case's file that the address names, if the reader may open it; null for unknown and forbidden alike. */
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
  // Unscanned, it opens to the officer alone; infected, the officer sees that it is, and nothing of it.
  const opens =
    stored?.state === 'clean' || (!isApplicant && (stored?.state === 'unscanned' || stored?.state === 'infected'))
  return actor && stored && opens ? { file, actor, stored, isApplicant } : null
}

/** States in which a file on the desk's page leads to its content: none for who may see the case and not its evidence. */
export const opensFor = (ask: Signed, engine: Engine, file: CaseFile): readonly StoredFile['state'][] =>
  may(ask.person, action, caseTarget(procedureOf(engine, file), file)) ? ['clean', 'unscanned'] : []

/** Evidence (`case`), or what staff sent to a task by mail (`reply`), which is not for the applicant. */
function keyOf({ params: { kind, id, name } }: Signed): string | null {
  return kind === 'case' || kind === 'reply' ? `${kind}/${id}/${name}` : null
}

/** Logged on the case before anything is shown; where the case takes no more entries, in the auditor's log of views. */
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

/** A picture belongs to a look at its page, which is logged; asked for by itself it is logged like one. */
export async function notePicture(ask: Signed, engine: Engine, one: OpenEvidence): Promise<void> {
  const log = one.isApplicant ? [] : await logOf(engine, `case#${one.file.id}`)
  const isNoted = log.some(
    ({ entry, payload }) =>
      entry.type === 'evidence.opened' &&
      payload?.data.actor.id === one.actor.id &&
      JSON.stringify(payload.data.event).includes(one.stored.key),
  )
  if (!isNoted) await noteOpening(ask, engine, one)
}
