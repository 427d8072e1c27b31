import { Fault } from '#law/fault.ts'
import type { Item } from './ports.ts'

/** Enough to share a group commit, few enough for a mail server. */
const width = 32

type Lane = readonly Item[]
type OnFault = {
  readonly code: string
  readonly lane: 'goesOn' | 'stops'
  /** The rest stays then. */
  readonly isStopping?: (() => boolean) | undefined
}

/**
 * Runs lanes side by side, a bounded number at once, each in order. Lanes go on past a failed item or stop at it; then
 * one fault names all failed.
 */
export async function sideBySide(
  lanes: readonly Lane[],
  run: (item: Item) => Promise<void>,
  { code, lane: then, isStopping = () => false }: OnFault,
): Promise<void> {
  const faults: Fault[] = []
  const left = lanes.values()
  const worker = async () => {
    for (const lane of left) {
      for (const item of lane) {
        if (isStopping()) return
        const fault = await tried(item, run, code)
        if (fault) faults.push(fault)
        if (fault && then === 'stops') break
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, lanes.length) }, worker))
  if (faults.length > 0) throw new Fault(code, faults.map(({ message }) => message).join('\n'), { cause: faults })
}

async function tried(item: Item, run: (item: Item) => Promise<void>, code: string): Promise<Fault | null> {
  try {
    await run(item)
    return null
  } catch (cause) {
    return new Fault(code, `${item.pk} ${item.sk}: ${cause}`, { cause })
  }
}
