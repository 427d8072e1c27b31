import { z } from 'zod'
import { functionCaller } from '../caller.ts'
import { type AttestOrder, ledgerSigner } from '../ledger-signer.ts'

/** Hashes only: no checkpoint, being a text, can be signed here. */
const Order: z.ZodType<AttestOrder> = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) })

const { REDRESS_LEDGER = '', REDRESS_LEDGER_PUBLIC } = process.env
const signer = ledgerSigner(functionCaller(process.env), REDRESS_LEDGER, REDRESS_LEDGER_PUBLIC)

/** Signs a receipt's entry, for doors without key. */
export async function handler(event: unknown): Promise<{ readonly signature: string }> {
  const { hash } = Order.parse(event)
  const signature = await signer.sign(new Uint8Array(Buffer.from(hash, 'hex')))
  return { signature: Buffer.from(signature).toString('base64') }
}
