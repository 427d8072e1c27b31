import type { HookAnswer, HookCall } from '#engine/store/ports.ts'

export type SharedLine = {
  readonly cursor: string
  readonly change: string
  readonly record: string
  readonly digest: string | null
}

/** Sharing platform on a bad day, as the dice fall. */
export function sharingPlatformDouble(roll: (sides: number) => number) {
  const copies = new Map<string, { readonly cursor: number; readonly digest: string | null }>()
  const late: (readonly SharedLine[])[] = []
  const changes = new Set<string>()
  const faults = { dropped: 0, doubled: 0, late: 0, reordered: 0, forgotten: 0 }

  /** Older lines never replace newer ones. */
  const take = (lines: readonly SharedLine[]) => {
    for (const { cursor, change, record, digest } of lines) {
      changes.add(change)
      if (Number(cursor) >= (copies.get(record)?.cursor ?? -1)) copies.set(record, { cursor: Number(cursor), digest })
    }
  }

  return {
    ...{ changes, faults, take },
    /** Digests that it holds now, by record. */
    held: () =>
      new Map([...copies].flatMap(([record, { digest }]) => (digest === null ? [] : [[record, digest] as const]))),
    /** Loses a copy from its own store. */
    forget: (record: string) => {
      if (copies.delete(record)) faults.forgotten += 1
    },
    /** Takes a copy anew, as found by reconciling. */
    mend: (record: string, digest: string | null) => {
      copies.set(record, { cursor: copies.get(record)?.cursor ?? -1, digest })
    },
    answer: (call: HookCall): HookAnswer => {
      const { lines }: { readonly lines: readonly SharedLine[] } = JSON.parse(call.body).data
      const luck = roll(7)
      if (luck === 0) {
        faults.dropped += 1
        return { kind: 'failed', reason: 'unreachable' }
      }
      if (luck === 2) {
        faults.late += 1
        late.push(lines)
      } else take(lines)
      if (luck !== 1) return { kind: 'answered', status: 204 }
      faults.doubled += 1
      return { kind: 'failed', reason: 'timeout' }
    },
    /** Takes what lay about, the newest first. */
    wake: () => {
      if (late.length > 1) faults.reordered += 1
      for (const lines of late.splice(0).toReversed()) take(lines)
    },
  }
}
