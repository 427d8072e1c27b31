import type { CalendarPart } from './calendar-part.ts'
import { checkProof, fingerprintOf, type SealingProof } from './check-proof.ts'
import { type LimitToCount, recount } from './recount.ts'

/** Data of the page; its words stand beside them. */
type CountData = {
  readonly limits: readonly LimitToCount[]
  readonly calendar: CalendarPart
  readonly sha256: string
  readonly proof: SealingProof | null
}

// Everything stands on the page without this program; it counts again.
const place = document.getElementById('count')
if (place?.dataset['count'] !== undefined) void check(place, JSON.parse(place.dataset['count']))

async function check(all: HTMLElement, { limits, calendar, sha256, proof }: CountData): Promise<void> {
  for (const [i, { due, rows, same }] of recount(limits, calendar).entries()) {
    const limit = all.querySelector<HTMLElement>(`[data-limit="${i}"]`)
    const isSame = same && limit !== null && rows.every((row, n) => isListed(limit, n, row.n))
    tell(limit, isSame ? 'good' : 'late', isSame ? 'same' : 'differs', { due: due ?? '–', n: String(rows.length) })
  }
  const logged = all.querySelector<HTMLElement>('[data-proof]')
  if (logged === null || proof === null) return
  const state = await checkProof(proof, sha256)
  tell(logged, state === 'refuted' ? 'late' : 'good', state, { size: String(proof.size) })
  const input = logged.querySelector('input')
  input?.parentElement?.removeAttribute('hidden')
  input?.addEventListener('change', async () => {
    const file = input.files?.[0]
    if (!file) return
    const mine = fingerprintOf(new Uint8Array(await file.arrayBuffer()))
    const isIt = mine === sha256 && state !== 'refuted'
    tell(logged, isIt ? 'good' : 'late', isIt ? 'file' : 'otherFile', { name: file.name }, '[data-file]')
  })
}

/** True if the page lists this row alike. */
function isListed(limit: HTMLElement, row: number, n: number | undefined): boolean {
  return limit.querySelector(`.days li:nth-child(${row + 1}) > :last-child`)?.textContent === String(n ?? '')
}

/** Says one of the sentences that the page brings for this place. */
function tell(
  place: HTMLElement | null,
  tone: 'good' | 'late',
  which: string,
  values: Readonly<Record<string, string>>,
  where = '[data-verdict]',
): void {
  const line = place?.querySelector<HTMLElement>(where)
  if (!line) return
  line.textContent = (line.dataset[which] ?? '').replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
  line.className = `verdict ${tone}`
  line.hidden = false
}
