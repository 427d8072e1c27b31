import { z } from 'zod'
import { functionCaller } from '../json-call.ts'
import { type AttestOrder, ledgerSigner } from '../ledger-signer.ts'

/** The hash of an entry and nothing longer: no checkpoint, which is a text, can be signed by this way. */
const Order: z.ZodType<AttestOrder> = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) })

const { REDRESS_LEDGER = '', REDRESS_LEDGER_PUBLIC } = process.env
const signer = ledgerSigner(functionCaller(process.env), REDRESS_LEDGER, REDRESS_LEDGER_PUBLIC)

/** Signs what a receipt says of its entry, for doors that may not come near the ledger's key. */
export async function handler(event: unknown): Promise<{ readonly signature: string }> {
  const { hash } = Order.parse(event)
  const signature = await signer.sign(new Uint8Array(Buffer.from(hash, 'hex')))
  return { signature: Buffer.from(signature).toString('base64') }
}
