import { caseFile } from '#engine/case/case-of.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import type { Item, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'

/** Place of a case, without anything about a person. */
export type Position = {
  readonly caseId: string
  readonly seq: number
  readonly to: string
  /** Until the next moment of any kind. */
  readonly seconds: number
}

/** Message that a state of an execution sends. */
export type Call = { readonly caseId: string; readonly seq: number; readonly state: string }

// Longer waits overflow timers; the execution waits again.
const longest = 20 * 24 * 3600

export function position(file: CaseFile, now: number): Position {
  const wait = file.wakeAt === null ? longest : Math.ceil((file.wakeAt - now) / 1000)
  return { caseId: file.id, seq: file.seq, to: file.state, seconds: Math.min(longest, Math.max(1, wait)) }
}

/** Next entry of the log; undefined while none. */
export async function followed(table: Table, { caseId, seq }: Pick<Call, 'caseId' | 'seq'>, now: number) {
  const { item, file } = await standing(table, caseId)
  if (file.seq <= seq) return { item, file, next: undefined }
  const row = file.seq === seq + 1 ? undefined : await table.get(logKey('case', caseId, seq + 1))
  const state = row && stateOf(row)
  const next = state === undefined ? position(file, now) : { caseId, seq: seq + 1, to: state, seconds: 1 }
  return { item, file, next }
}

async function standing(table: Table, caseId: string): Promise<{ item: Item; file: CaseFile }> {
  const item = await table.get(caseKey(caseId))
  if (!item) throw new Fault('caseMissing', caseId)
  return { item, file: caseFile(item) }
}

/** Undefined where the payload was erased. */
function stateOf({ body }: Item): string | undefined {
  const payload = part(body, 'payload')
  const state = part(part(payload, 'data'), 'state')
  return typeof state === 'string' ? state : undefined
}

const part = (tree: unknown, key: string): unknown =>
  typeof tree === 'object' && tree !== null ? Object.entries(tree).find(([name]) => name === key)?.[1] : undefined
