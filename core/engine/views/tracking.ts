import { z } from 'zod'
import { base32, checkedBase32 } from '#engine/store/base32.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Write } from '#engine/store/ports.ts'
import { stored } from '#engine/store/stored.ts'

type Tracking = Pick<Engine, 'table' | 'crypto'>

const keys = keyShape('track#{hash}', 'track')

export const trackKind = stored('tracking code', {
  schema: z.strictObject({ case: z.string() }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

/** The 查询码 of a case: 128 bits keyed from its id, two check characters. The store holds only its keyed hash. */
export async function trackingCode(engine: Tracking, caseId: string): Promise<string> {
  const code = codeOf(engine, caseId)
  if (!(await engine.table.get(keyOf(engine, code)))) await engine.table.transact([trackWrite(engine, caseId)])
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Makes a case's code known with its opening: no receipt waits for a second commit. */
export function trackWrite(engine: Pick<Tracking, 'crypto'>, caseId: string): Write {
  const key = keyOf(engine, codeOf(engine, caseId))
  return { put: { ...key, v: 1, body: json({ case: caseId }) }, when: 'absent' }
}

/** Null for unknown and mistyped codes alike. */
export async function trackedCase(engine: Tracking, typed: string): Promise<string | null> {
  const code = plainCode(typed)
  if (!/^[0-9A-Z]{28}$/.test(code)) return null
  const item = await engine.table.get(keyOf(engine, code))
  const id = item ? trackKind.read(item).case : null
  return id !== null && codeOf(engine, id) === code ? id : null
}

/** Ignores case, blanks, strokes and letters like digits. */
const plainCode = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

// Sessions' keys change, the subject key stays: paper keeps its code.
function codeOf({ crypto }: Pick<Tracking, 'crypto'>, caseId: string): string {
  const hex = crypto.keyed('subject', `tracking code of ${caseId}`).slice(0, 32)
  return checkedBase32(base32(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))))
}

const keyOf = ({ crypto }: Pick<Tracking, 'crypto'>, code: string) =>
  keys.key(crypto.keyed('subject', `tracked by ${code}`))
