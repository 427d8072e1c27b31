import { breachIndex, type LogRow } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { staysErased } from '#engine/erasure/erase-case.ts'
import type { Remains } from '#engine/erasure/erasure-acts.ts'
import { breachKeys, tallyKeys } from '#engine/figures/figure-kinds.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { json } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { compared, type Found, unsupported } from '../compare.ts'
import { fieldsApart } from '../difference.ts'

/** An erased case by the log of administration. */
export type Erased = {
  readonly remains: Remains & { readonly number: string }
  /** Until then what is to go may still be there. */
  readonly isDone: boolean
}

/** What it added to the figures, as the erasure says it. */
export const countedOf = ({ id, entries, figures, breaches }: Remains): readonly Item[] => [
  { ...tallyKeys.key(id), v: 1, body: json({ seq: entries, figures }) },
  ...breaches.map((seq) => ({ ...breachKeys.key(id, String(seq)), v: 1, body: null })),
]

/** Beside bare rows an erased case has its counts alone. */
export function erasedApart(
  { deployment: { area } }: Pick<AuditWorld, 'deployment'>,
  { log, others }: { readonly log: readonly Item[]; readonly others: readonly Item[] },
  { remains, isDone }: Erased,
): readonly Found[] {
  const counts = countedOf(remains)
  const held = counts.flatMap((one) => [
    ...compared(
      kindOf(one) ?? one.sk,
      one,
      others.find(({ sk }) => sk === one.sk),
    ),
  ])
  const known = new Set(counts.map(({ sk }) => sk))
  const left = others.filter((item) => (isDone || staysErased(item)) && !known.has(item.sk))
  return [
    ...held,
    ...left.map((item) => unsupported(kindOf(item) ?? item.sk, item)),
    ...log.flatMap((item) => rowApart(item, logRow(item), { remains, isDone }, area)),
  ]
}

function rowApart(item: Item, { entry, payload }: LogRow, { remains, isDone }: Erased, area: string): readonly Found[] {
  const { index: _, ...plain } = item
  const isBreach = remains.breaches.includes(entry.seq)
  const fields = [
    ...fieldsApart(isBreach ? { ...plain, index: breachIndex(area, entry) } : plain, item),
    ...(isDone && payload !== undefined ? ['payload'] : []),
    ...(entry.seq > remains.entries ? ['seq'] : []),
  ]
  return fields.length > 0 ? [{ kind: 'caseLog', code: 'changed', key: { pk: item.pk, sk: item.sk }, fields }] : []
}
