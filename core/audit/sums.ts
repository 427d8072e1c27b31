import type { LogRow } from '#engine/case/log-item.ts'
import { breachKeys, breachKind, tallyKind, weightKind } from '#engine/figures/figure-kinds.ts'
import { countersOf } from '#engine/figures/part-writes.ts'
import { boardedKind } from '#engine/figures/running.ts'
import { counterKey, figureOfBreach } from '#engine/figures/tally.ts'
import type { HandSum } from '#engine/run/audit-source.ts'
import { added } from '#engine/store/counts.ts'
import { bucketOf } from '#engine/store/keys.ts'
import type { Item, Json, Key } from '#engine/store/ports.ts'
import type { CasePlay } from './play-case.ts'

type Sum = { readonly key: Key; readonly counts: Map<string, number> }

type Counting = { readonly file: Pick<CasePlay['file'], 'id'>; readonly rows: readonly Pick<LogRow, 'entry'>[] }

/** Counters that all cases make, the audit's only memory. */
export function sums() {
  const all = new Map<string, Sum>()
  const series = new Map<string, Sum>()
  const add = (to: Map<string, Sum>, key: Key, name: string, n = 1) => {
    const at = `${key.pk}\0${key.sk}`
    const sum = to.get(at) ?? { key, counts: new Map() }
    sum.counts.set(name, (sum.counts.get(name) ?? 0) + n)
    to.set(at, sum)
  }
  return {
    /** Adds the notes of one case. */
    add(play: Counting, notes: readonly Item[]): void {
      const { id } = play.file
      for (const note of notes) {
        if (boardedKind.holds(note) || weightKind.holds(note))
          for (const part of (boardedKind.holds(note) ? boardedKind : weightKind).read(note).parts)
            for (const key of countersOf(bucketOf(id), part)) for (const name of part.names) add(all, key, name)
        if (tallyKind.holds(note))
          for (const { month, unit, name } of tallyKind.read(note).figures)
            add(all, counterKey(month, unit, bucketOf(id)), name)
        if (breachKind.holds(note)) addBreach(play, note)
      }
    },
    drawn: (key: Key) => add(series, key, 'n'),
    *items(): Generator<Item> {
      for (const { key, counts } of all.values()) yield { ...key, v: 1, body: added({}, counts) }
      for (const { key, counts } of series.values()) yield { ...key, v: 1, body: counts.get('n') ?? 0 }
    },
    has: ({ pk, sk }: Key) => all.has(`${pk}\0${sk}`) || series.has(`${pk}\0${sk}`),
    /** As plain data, for another to take. */
    all: (): HandSum['sums'] => ({ all: [...all.values()], series: [...series.values()] }),
    take(other: HandSum['sums']): void {
      for (const [to, of] of [
        [all, other.all],
        [series, other.series],
      ] as const)
        for (const { key, counts } of of) for (const [name, n] of counts) add(to, key, name, n)
    },
  }

  function addBreach({ file, rows }: Counting, { sk }: Key): void {
    const row = rows.find(({ entry }) => sk === breachKeys.key(file.id, String(entry.seq)).sk)
    if (!row) return
    const { month, unit, name } = figureOfBreach(row.entry)
    add(all, counterKey(month, unit, bucketOf(file.id)), name)
  }
}

export type Sums = ReturnType<typeof sums>
export type Counted = Json
