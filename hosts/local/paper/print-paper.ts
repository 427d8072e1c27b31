// Runs as its own program, since Typst blocks its thread. Takes papers one by one by message; answers each with a PDF
// or a reason. Ends with its parent.
import type { Sheet } from '#engine/store/printing.ts'
import { setPaper } from '../../paper/set-paper.ts'

export type PrintOrder = { readonly sheets: readonly Sheet[] }
export type Printed = { readonly pdf: Uint8Array } | { readonly failed: string }

process.on('message', async ({ sheets }: PrintOrder) => {
  const printed = await print(sheets).catch((cause: unknown) => ({ failed: String(cause) }))
  process.send?.(printed, (error: Error | null) => {
    // Whoever asked is gone: nobody is left to tell.
    if (error) process.exit(0)
  })
})
process.on('disconnect', () => process.exit(0))

async function print(sheets: readonly Sheet[]): Promise<Printed> {
  const made = await setPaper(sheets)
  return typeof made === 'string' ? { failed: made } : { pdf: made }
}
