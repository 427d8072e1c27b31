import type { Engine } from '#engine/store/engine.ts'
import { actingId, nameOfUnit } from '#engine/store/names.ts'
import { phrase } from '#engine/texts/phrases.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { actingUnit, type Unit } from '#records/directory.ts'
import type { PaperFacts } from './paper.ts'

type Directed = Pick<Engine, 'deployment'>

/** Places to challenge a unit's act, by choice (行政复议法实施条例 17). */
export function challengedAt(engine: Directed, id: string): Pick<PaperFacts['remedies'], 'reconsideration' | 'court'> {
  const named = actingUnit(engine.deployment.directory, id)?.remedies
  if (!named) return {}
  const organs = named.reconsideration.map((organ) => nameOfUnit(engine, actingId(engine, organ)))
  const or = phrase(engine, 'paper.or')
  return {
    reconsideration: { zh: organs.map(({ zh }) => zh).join(or.zh), en: organs.map(({ en }) => en).join(or.en) },
    court: both(named.court),
  }
}

/** The contact for what a unit signs. */
export function contactOf(engine: Directed, id: string): NonNullable<PaperFacts['contact']> {
  const { person, phone, address } = actingUnit(engine.deployment.directory, id)?.contact ?? {}
  return {
    ...(person && { person: both(person) }),
    ...(phone && { phone }),
    ...(address && { address: both(address) }),
  }
}

const both = ({ zh, en = zh }: Unit['name']): Bilingual => ({ zh, en })
