import { type MadeLink, newLink } from '#engine/people/action-link.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Draft } from './write-letter.ts'

/** Letters that ask somebody to act. */
const asking = new Set(['task', 'inquiry', 'reminder', 'overdue', 'stillOverdue', 'standIn', 'assigned'])

/** The link of a letter to one person, made and stored once. */
export function linkFor(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  { notice, addressee: { person }, notBefore }: Pick<Draft, 'notice' | 'addressee' | 'notBefore'>,
): MadeLink | null {
  if (!person || !asking.has(notice)) return null
  return newLink(engine, procedure, file, { person, notice, sentAt: notBefore ?? engine.clock.now() })
}
