import type { Bilingual } from '#law/bilingual.ts'
import { isStatutory, type TimeLimit } from '#law/time-limit.ts'
import { stations } from '#workflows/contract/pages.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { WayIn } from '#workflows/contract/way-in.ts'
import { nameOf, stationOf } from './progress-view.ts'
import { progressWords } from './progress-words.ts'

type GuideLimit = { readonly name: Bilingual; readonly limit: TimeLimit }

/** A guide made of the procedure's own data. */
export type GuideView = {
  readonly title: Bilingual
  /** Ways open to the public; none: an office begins. */
  readonly ways: readonly {
    readonly name: Bilingual
    readonly lead: Bilingual
    /** Its name in addresses, where nothing need be chosen first. */
    readonly open: string | null
  }[]
  readonly begins: 'record' | 'case' | 'nothing' | null
  /** Open at a counter too. */
  readonly atCounter: boolean
  /** Files beside it, where the form says more. */
  readonly files: Bilingual | 'any' | null
  readonly hasCommitment: boolean
  /** Limits that the law makes mandatory, by their names. */
  readonly statutory: readonly GuideLimit[]
  /** The answer's own limit, where no statute sets any. */
  readonly reference: GuideLimit | null
  /** Stations that its cases may come to. */
  readonly steps: readonly { readonly name: Bilingual; readonly next: Bilingual }[]
  readonly outcome: Bilingual
  readonly isReviewed: boolean
}

export function guideView(procedure: Procedure): GuideView {
  const { pages, parties, timing, results } = procedure
  const ways = (parties.ways ?? []).filter(({ by }) => by.includes('applicant'))
  const withFiles = ways.find(({ evidence }) => evidence) ?? null
  const named = (limit: TimeLimit): GuideLimit => ({ name: pages.words.limits[limit.id] ?? limit.step, limit })
  const statutory = timing.limits.flatMap(({ limit, lapses }) => (isStatutory(limit) && !lapses ? [named(limit)] : []))
  const [first] = timing.limits
  return {
    title: pages.words.title,
    // Two ways of one name are one to a reader.
    ways: [...new Map(ways.map((way) => [way.name.zh, offered(procedure, way)])).values()],
    begins: ways[0]?.from ?? null,
    atCounter: ways.some(({ by }) => by.includes('clerk')),
    files: withFiles && (withFiles.says?.evidence ?? 'any'),
    hasCommitment: (pages.commitments ?? []).length > 0,
    statutory,
    reference: statutory.length === 0 && first ? named(first.limit) : null,
    steps: stepsOf(procedure),
    outcome: pages.words.outcome,
    isReviewed: results.reviewed === true,
  }
}

/** Without an intake of its own, a case begins with its review. */
function stepsOf(procedure: Procedure): GuideView['steps'] {
  const states = Object.keys(procedure.pages.words.states).filter((state) => state !== 'misrouted')
  const has = new Set([stations[0], ...states.map((state) => stationOf(procedure, state))])
  return stations
    .filter((station) => has.has(station))
    .map((station) => ({
      name: nameOf(procedure, station),
      next: progressWords.next[station === 'filed' && !has.has('intake') ? 'intake' : station],
    }))
}

const offered = ({ id }: Procedure, { id: way, name, lead, from, address }: WayIn) => ({
  name,
  lead,
  open: from === 'nothing' && address === undefined ? `${id}/${way}` : null,
})
