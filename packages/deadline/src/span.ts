import { type Day, serialOf } from './day.ts'
import { Fault } from './fault.ts'

/** Both days belong to it. */
export type Span = { readonly from: Day; readonly to: Day }
export type SerialSpan = { from: number; to: number }

const none: readonly SerialSpan[] = []

/** Ordered without overlap: no day is excluded twice. */
export function mergeSpans(spans: readonly Span[] | undefined): readonly SerialSpan[] {
  if (spans === undefined || spans.length === 0) return none
  const merged: SerialSpan[] = []
  for (const span of spans.map(inSerials).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to + 1) last.to = Math.max(last.to, span.to)
    else merged.push(span)
  }
  return merged
}

function inSerials({ from, to }: Span): SerialSpan {
  const span = { from: serialOf(from), to: serialOf(to) }
  if (span.from > span.to) throw new Fault('invalidSpan', `${from} lies after ${to}`)
  return span
}
