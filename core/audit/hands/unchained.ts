import { logKinds } from '#engine/case/log-kinds.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { chain } from '#ledger/chain.ts'
import { lasts } from '#ledger/lasts.ts'
import type { Problem } from '#ledger/problem.ts'
import type { Found } from '../compare.ts'

/** Rows of one log against those before, contents and name. */
export function unchained(
  { sha256 }: Pick<AuditWorld, 'sha256'>,
  log: readonly Item[],
  leafOf: (sk: string, leaf: Uint8Array) => void = () => {},
): readonly Found[] {
  if (log.length === 0) return []
  const problems: Problem[] = []
  const links = { lasts: lasts(1), hash: sha256, report: (one: Problem) => void problems.push(one) }
  return log.flatMap(({ pk, sk, body }, i): readonly Found[] => {
    const { entry, payload }: { readonly entry?: unknown; readonly payload?: unknown } = Object(body)
    leafOf(sk, chain(links, payload === undefined ? { entry } : { entry, payload }, i))
    const { id }: { readonly id?: unknown } = Object(entry)
    const elsewhere = idIn({ pk, sk }) === id ? [] : ['otherLog']
    const fields = [...problems.splice(0).map(({ code }) => code), ...elsewhere]
    return fields.length > 0 ? [{ kind: 'log', code: 'damaged', key: { pk, sk }, fields }] : []
  })
}

const shapes = Object.values(logKinds).flatMap(({ keys }) => keys)

/** Names the subject of the log it stands in. */
const idIn = (key: Key) => shapes.map(({ parts }) => parts(key)?.[0]).find((id) => id !== undefined)
