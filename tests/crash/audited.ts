import { z } from 'zod'
import { redress } from '#tests/support/cli.ts'

const Said = z.object({ found: z.int(), undrawn: z.literal(true).optional() })

/** Complaints of a store's audit; followers may be behind. */
export function audited(folder: string, env: Readonly<Record<string, string>>): readonly string[] {
  const { stdout, stderr } = redress(folder, ['audit', '--json'], env)
  const last = stdout.trimEnd().split('\n').at(-1) ?? ''
  const said = last.startsWith('{') ? Said.safeParse(JSON.parse(last)).data : undefined
  return said?.found === 0 && !said.undrawn ? [] : [`audit: ${stdout}${stderr}`]
}
