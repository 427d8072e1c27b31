import type { Opening } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import { localTable } from '#hosts/local/table.ts'
import { engineOver, newWorld } from '#tests/support/world.ts'
import { objection } from '#workflows/objection/index.ts'

/** The engine over the real store of one machine. */
export async function hostEngine(folder: string): Promise<{ readonly engine: Engine; close(): void }> {
  const world = newWorld()
  world.now = Date.UTC(2026, 8, 14, 2)
  const { table, journal, close } = localTable({ folder })
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
  const base = engineOver(world)
  return { engine: { ...base, table, journal, crypto: { ...base.crypto, random } }, close }
}

/** A submission with the evidence it names, on no record, so that nothing else holds it up. */
export function handOver(id: string): Opening {
  const [example] = objection.examples
  const evidence = [
    { key: `evidence/${id}/1`, name: '决定书.jpg', size: 1, type: 'image/jpeg', sha256: id.padEnd(64, '0') },
  ]
  const data = { ...(example?.open.data as object), evidence }
  const actor = { id: 'applicant', role: 'applicant', unit: null } as const
  return { id, procedure: 'objection', actor, data, recordId: null, subject: `S${id}`, area: '445300' }
}
