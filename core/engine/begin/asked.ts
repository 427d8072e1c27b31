import { z } from 'zod'
import type { CaseFile } from '#engine/store/case-file.ts'
import { askedKey, askedKeys, nearestDue, queueOf } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

export const askedKind = stored('unit asked for help', {
  schema: z.string(),
  keys: [askedKeys],
  index: { queue: ['{unit}#asked → {due}#{id}'] },
  due: null,
  from: 'log',
})

/** Puts cases on the desks of newly asked units, off answered ones. */
export function askedWrites(procedure: Procedure, before: CaseFile | null, file: CaseFile): Write[] {
  const old = before === null ? [] : procedure.parties.asked(before.data)
  const now = file.closed ? [] : procedure.parties.asked(file.data)
  const added = now.filter((unit) => !old.includes(unit))
  const gone = old.filter((unit) => !now.includes(unit))
  return [
    ...added.map((unit): Write => {
      const day = nearestDue(file, { role: 'officer', unit }) ?? '9999-12-31'
      const index = { queue: [queueOf(unit, 'asked'), `${day}#${file.id}`] as const }
      return { put: { ...askedKey(file.id, unit), v: 1, body: file.id, index }, when: 'absent' }
    }),
    ...gone.map((unit): Write => ({ remove: askedKey(file.id, unit), when: { v: 1 } })),
  ]
}
