import type { PaperKind } from '#workflows/contract/paper.ts'
import type { PaperFacts } from './paper.ts'

/** Papers to a unit that may read nothing else of the case. */
const sparing: ReadonlySet<PaperKind> = new Set(['order', 'supervision'])

/** Facts of an order: those its words name, no more. */
export function onlyNamed(facts: PaperFacts): PaperFacts {
  const { kind, text, quoted: _, ...rest } = facts
  if (!sparing.has(kind) || text === undefined) return facts
  const parts = new Set(text.body.flatMap((one) => ('part' in one ? [one.part] : [])))
  const words = JSON.stringify([text.title, text.body])
  const named = Object.entries(rest.values).filter(([name]) => name === 'you' || words.includes(`{${name}}`))
  const hasItems = parts.has('items') || parts.has('answers')
  return {
    ...rest,
    ...{ kind, text },
    values: Object.fromEntries(named),
    items: hasItems ? rest.items : [],
    changes: parts.has('changes') ? rest.changes : [],
    ended: parts.has('changes') && rest.ended,
    evidence: parts.has('evidence') ? rest.evidence : [],
    clocks: parts.has('clocks') ? rest.clocks : [],
    ...(parts.has('remedies') || parts.has('inaction')
      ? { remedies: rest.remedies, ...(facts.quoted && { quoted: facts.quoted }) }
      : { remedies: { organ: { zh: '', en: '' }, h1: null, h2: null } }),
  }
}
