import { setPaper } from '#hosts/paper/set-paper.ts'
import { plainSheet } from '#tests/support/pages/plain-sheet.ts'

/** A set sheet, as somebody sends it. */
export async function evidenceFile(): Promise<File> {
  const pdf = await setPaper([plainSheet])
  if (typeof pdf === 'string') throw new Error(pdf)
  return new File([Buffer.from(pdf)], 'receipt.pdf', { type: 'application/pdf' })
}
