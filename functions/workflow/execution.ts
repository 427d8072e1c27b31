import { procedureOf } from '#engine/case/case-of.ts'
import { executionKeys, executionKind } from '#engine/run/host-kinds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Item } from '#engine/store/ports.ts'
import { type Position, position } from './position.ts'
import type { WorkflowTools } from './tools.ts'

/** The item that names the execution of a case. */
export const executionKey = executionKeys.key

/** More of one entry are stopped by hand than anybody stops. */
const most = 20

/**
 * Starts the execution of a case, named by case and entry: asked twice, there is one. A number follows the name of a
 * stopped one.
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
    if ((await tools.start(id, place, name)) === 'taken') continue
    const put = { ...executionKey(file.id), v: (known?.v ?? 0) + 1, body: { name, place } }
    await engine.table.transact([{ put, when: known ? { v: known.v } : 'absent' }])
    return name
  }
  return ''
}

/** Repeats its own start, harmless while it runs. */
export async function runs({ start }: WorkflowTools, procedure: string, item: Item | undefined): Promise<boolean> {
  if (!item) return false
  const { name, place } = executionKind.read(item)
  return (await start(procedure, place, name)) === 'running'
}
