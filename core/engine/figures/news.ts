import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { readRound } from '#engine/store/read.ts'
import type { Edition } from '#engine/views/edition-view.ts'
import { shanghaiDay } from '#law/day.ts'
import { workingDayAfter } from '#law/works.ts'
import type { Bulletin } from './bulletin-view.ts'
import { allBulletins } from './bulletins.ts'
import { editionOf, editionsIn } from './edition-kind.ts'

/** Figures that a head hears of once, the next morning. */
export type News = { readonly editions: readonly Edition[]; readonly bulletins: readonly Bulletin[] }

/** Newest editions read: more do not begin in a day. */
const newest = 5

/** Drafts opened and bulletins released since the morning before. */
export async function newsFor(engine: Engine, person: Person): Promise<News> {
  const { table, deployment, calendar, clock } = engine
  const heads = person.roles.some(
    ({ unit }) => unit !== null && may(person, 'edition.object', { holder: unit }) !== null,
  )
  if (!heads) return { editions: [], bulletins: [] }
  const today = shanghaiDay(clock.now())
  const isOfToday = (at: number) => workingDayAfter(calendar, shanghaiDay(at)) === today
  const list = { index: 'queue', pk: editionsIn(deployment.area), newestFirst: true } as const
  const editions = (await readRound(table, list, newest)).map(editionOf)
  const bulletins = await allBulletins(engine)
  return {
    editions: editions.filter(({ frozen, at }) => frozen === null && isOfToday(at)),
    bulletins: bulletins.filter(({ released }) => released !== null && isOfToday(released.at)),
  }
}
