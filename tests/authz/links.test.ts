import { expect, test } from 'vitest'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { linkEvents, linkTakes, newLink, noteEvent } from '#engine/people/action-link.ts'
import { caseKey } from '#engine/store/keys.ts'
import { site } from '#tests/http/site.ts'
import { optedIn } from '#tests/links/mailed.ts'
import { people, type Who } from './people.ts'
import { sends } from './policy.ts'
import { type Placed, place, type StageName, stages } from './stages.ts'

/** Acts by link, restated: no other is done by link. */
const stepUp = new Set([
  'intake.askedSupplement',
  'intake.proposedRefusal',
  'platform.proposed',
  'unit.proposed',
  'unit.returned',
  'unit.asked',
  'determiner.answered',
  'head.paused',
  'unit.resumed',
  'head.extended',
])
const department = new Set(['intake.kept', 'intake.forwarded', 'unit.accepted'])
const settings: Readonly<Record<string, 'alone' | 'stepUp'>> = { FGW: 'alone', HJ: 'stepUp' }

/** Asks the policy alone, by person and stage. */
function taken(who: Who, event: string, { stand }: Placed): 'alone' | 'stepUp' | 'never' {
  const units = who.roles.flatMap(({ unit }) => (unit === null ? [] : [unit]))
  const near = event === 'intake.forwarded' ? stand.involved : [stand.holder, ...stand.asked]
  const here = units.find((unit) => near.includes(unit))
  const setting = here === undefined ? undefined : settings[here]
  if (setting === undefined || sends(who, event, stand) !== true) return 'never'
  if (stepUp.has(event)) return 'stepUp'
  return department.has(event) ? setting : 'never'
}

test.each(Object.keys(stages) as StageName[])(
  'at %s a link does what its person may do by link, and no more',
  async (stage) => {
    const open = site({ deployment: { directory: optedIn } })
    await open.seat(...people)
    const placed = await place(open.engine, stages[stage])
    const item = await open.engine.table.get(caseKey(placed.id))
    if (!item) throw new Error('no case')
    const file = caseFile(item)
    const procedure = procedureOf(open.engine, file)
    const all = [...Object.keys(procedure.parties.events), 'clock.A4.breach', 'no.such']
    const wrong = people.flatMap((who) => {
      const cells = all.map((event) => [event, linkTakes(open.engine, procedure, file, who, event)] as const)
      const offered = eventsOffered(procedure, file)
      const wanted = all.filter((event) => offered.includes(event) && taken(who, event, placed) !== 'never')
      const given = linkEvents(open.engine, procedure, file, who).filter((event) => event !== noteEvent)
      const link = newLink(open.engine, procedure, file, { person: who, notice: 'task', sentAt: file.changedAt })
      return [
        ...cells.flatMap(([event, takes]) =>
          takes === taken(who, event, placed)
            ? []
            : [`${who.as}: ${event}: ${takes}, not ${taken(who, event, placed)}`],
        ),
        ...(given.join() === wanted.join() ? [] : [`${who.as}: may ${given}, not ${wanted}`]),
        ...((link !== null) === wanted.length > 0 ? [] : [`${who.as}: ${link ? 'has a link' : 'has none'}`]),
      ]
    })
    expect(wrong).toEqual([])
  },
)
