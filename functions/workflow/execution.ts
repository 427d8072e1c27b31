import { procedureOf } from '#engine/case/case-of.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { type Position, position } from './position.ts'
import type { WorkflowTools } from './tools.ts'

/** The item that names the execution of a case. */
export const executionKey = (caseId: string) => ({ ...caseKey(caseId), sk: 'execution' })

/** More of one entry are stopped by hand than anybody stops. */
const most = 20

/**
 * Starts the execution of a case where it stands, named by case and entry: asked twice, there is one. A name that was had
 * before, by one that was stopped, is followed by a number.
 */
export async function startExecution(
  tools: WorkflowTools,
  file: CaseFile,
  known: Item | undefined,
  place: Position = position(file, tools.engine.clock.now()),
): Promise<string> {
  const { engine } = tools
  const { id } = procedureOf(engine, file)
  const names = [
    `${file.id}-${place.seq}`,
    ...Array.from({ length: most }, (_, n) => `${file.id}-${place.seq}-${n + 2}`),
  ]
  for (const name of names) {
    const isOurs = (await tools.start(id, place, name)) === 'started' || (await tools.isLive(id, name))
    if (!isOurs) continue
    const put = { ...executionKey(file.id), v: (known?.v ?? 0) + 1, body: name }
    await engine.table.transact([{ put, when: known ? { v: known.v } : 'absent' }])
    return name
  }
  return ''
}

export const nameIn = (item: Item | undefined): string | null => (item ? String(item.body) : null)
