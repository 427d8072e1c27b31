import { z } from 'zod'
import type { Sheet } from '#engine/store/printing.ts'
import { Fault } from '#law/fault.ts'
import { setPaper } from '../../paper/set-paper.ts'
import { readSealKey } from '../../seal/seal-key.ts'
import { signPdf } from '../../seal/sign-pdf.ts'
import { functionCaller } from '../caller.ts'
import { sealsSecret } from '../secrets.ts'

export type PaperOrder =
  | { readonly kind: 'print'; readonly sheets: readonly Sheet[] }
  | { readonly kind: 'seal'; readonly unit: string; readonly pdf: string }

// Sheets come from our own functions alone: the function's policy names them.
const Order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('print'), sheets: z.custom<readonly Sheet[]>(Array.isArray) }),
  z.object({ kind: z.literal('seal'), unit: z.string(), pdf: z.base64() }),
])

const caller = functionCaller(process.env)
const secretName = process.env['REDRESS_SEALS'] ?? ''
let keys: Promise<Readonly<Record<string, string>>> | undefined

/** Prints a paper or seals one; the caller waits. */
export async function handler(event: unknown): Promise<{ readonly pdf: string }> {
  const order = Order.parse(event)
  const pdf = order.kind === 'print' ? await printed(order.sheets) : await sealed(order.unit, order.pdf)
  return { pdf: Buffer.from(pdf).toString('base64') }
}

async function printed(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const made = await setPaper(sheets)
  if (typeof made === 'string') throw new Fault('printFailed', made)
  return made
}

async function sealed(unit: string, pdf: string): Promise<Uint8Array> {
  keys ??= sealsSecret(caller, secretName)
  const known = await keys.catch((error: unknown) => {
    keys = undefined
    throw error
  })
  const pem = known[unit] ?? known['default']
  if (pem === undefined) throw new Fault('seals.bad', `${secretName}: neither ${unit} nor default`)
  const key = readSealKey(pem, `${secretName} ${unit}`)
  return signPdf(Buffer.from(pdf, 'base64'), { ...key, reason: '文书用印', at: Date.now() })
}
