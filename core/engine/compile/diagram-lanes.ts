import type { Card } from '#chart/diagram-model.ts'

/** Trunk that gathers one side's ways to a card. */
export type Lane = {
  readonly to: string
  readonly side: 'left' | 'right'
  readonly index: number
  readonly from: readonly { readonly card: string; readonly row: number }[]
}

/** Overlapping trunks stand side by side, short ones inside. */
export function lanes(cards: readonly Card[]): readonly Lane[] {
  const place = new Map(cards.map(({ name }, i) => [name, i]))
  const at = (name: string) => place.get(name) ?? 0
  const wanted = cards.flatMap(({ name }) =>
    (['left', 'right'] as const).map((side) => ({ to: name, side, from: sources(cards, name, side, at) })),
  )
  const placed: Lane[] = []
  const bySpan = wanted.filter(({ from }) => from.length > 0).toSorted((a, b) => length(a, at) - length(b, at))
  for (const lane of bySpan) {
    const rivals = placed.filter((other) => other.side === lane.side && overlap(other, lane, at))
    const taken = new Set(rivals.map(({ index }) => index))
    placed.push({ ...lane, index: [...Array(cards.length + 1).keys()].find((i) => !taken.has(i)) ?? 0 })
  }
  return placed
}

type Span = Pick<Lane, 'to' | 'from'>
type At = (name: string) => number

function sources(cards: readonly Card[], to: string, side: Lane['side'], at: At): Lane['from'] {
  const beyond = (name: string) => (side === 'right' ? at(name) < at(to) : at(name) > at(to))
  return cards
    .filter(({ name }) => beyond(name))
    .flatMap(({ name, rows }) =>
      rows.flatMap(({ targets }, row) => (targets.includes(to) ? [{ card: name, row }] : [])),
    )
}

const ends = ({ to, from }: Span, at: At) => {
  const all = [at(to), ...from.map(({ card }) => at(card))]
  return { first: Math.min(...all), last: Math.max(...all) }
}

const length = (span: Span, at: At) => ends(span, at).last - ends(span, at).first

function overlap(a: Span, b: Span, at: At): boolean {
  const [one, two] = [ends(a, at), ends(b, at)]
  return one.first <= two.last && two.first <= one.last
}
