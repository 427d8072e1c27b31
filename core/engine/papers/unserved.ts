import { consentWithdrawn } from '#engine/case/consent.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { type Paper, paperItem } from './paper.ts'
import { paperOf } from './paper-kind.ts'

/** Turns unserved papers to service by hand when consent ends. */
export function unservedBy(event: CaseEvent): ((item: Item) => readonly Write[]) | null {
  if (event.type !== consentWithdrawn) return null
  return (item) => {
    const paper: Paper = paperOf(item)
    const electronic = { ...paper.electronic, consent: false }
    return paper.served === null && paper.electronic.consent
      ? [{ put: paperItem({ ...paper, electronic }, item.v + 1, event.at), when: { v: item.v } }]
      : []
  }
}
