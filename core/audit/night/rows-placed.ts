import type { Difference, NightWorld, RowMet } from '#engine/run/audit-source.ts'
import type { Sitting } from './sitting.ts'

/** Tells log rows that no checkpoint covers, and places borne twice. */
export async function rowsPlaced({ bearsPlaces, journal }: NightWorld, so: Sitting) {
  if (bearsPlaces && so.after === null) so.placed = { below: await journal.size(), met: 0 }
  const { placed } = so
  let met = 0
  let bare: Difference[] = []
  return {
    met({ key, place, waits }: RowMet): void {
      if (place === null ? !waits : place < 0) bare.push(unplaced(key, []))
      else if (placed && place !== null && place < placed.below) met += 1
    },
    /** Keeps what was met up to the bookmark’s place. */
    keep(): void {
      for (const one of bare) so.tell(one)
      if (so.placed) so.placed = { ...so.placed, met: so.placed.met + met }
      met = 0
      bare = []
    },
    end(): void {
      this.keep()
      if (so.placed && so.placed.met !== so.placed.below)
        so.tell(unplaced({ pk: '', sk: '' }, [`${so.placed.met} / ${so.placed.below}`]))
    },
  }
}

const unplaced = (key: RowMet['key'], fields: readonly string[]): Difference => ({
  kind: 'log',
  code: 'unplaced',
  key,
  about: null,
  fields,
})
