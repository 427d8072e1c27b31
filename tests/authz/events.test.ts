import { expect, test } from 'vitest'
import type { EventRule } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import type { Who } from './people.ts'
import { isOwner, readsAtDesk, restarts, sends } from './policy.ts'
import { type Probe, probes } from './probes.ts'
import { type Placed, place, type StageName, stages } from './stages.ts'
import { type Cell, leaks, standOf, sweepEvent, type Town, town } from './sweep.ts'

const doors = ['/my/cases/{id}/events', '/desk/cases/{id}/events', '/admin/cases/{id}/retry'] as const

function expected(door: (typeof doors)[number], event: string) {
  return (who: Who, { stand }: Placed) => {
    const within = {
      '/my/cases/{id}/events': isOwner(who, stand),
      '/desk/cases/{id}/events': readsAtDesk(who, stand),
      '/admin/cases/{id}/retry': restarts(who, stand),
    }[door]
    if (!within) return 'notFound'
    const sent = sends(who, event, stand)
    if (typeof sent === 'string') return 'told'
    return sent ? 'moves' : 'notNow'
  }
}

async function sweepAll(open: Town, of: readonly Probe[] = probes): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const door of doors) {
    for (const one of of) cells.push(...(await sweepEvent(open, { ...one, path: door }, expected(door, one.event))))
  }
  return cells
}

test('an event moves a case only from a seat that may send it, through every door that takes events', async () => {
  const cells = await sweepAll(await town())
  expect(leaks(cells)).toEqual([])
  expect(cells.length).toBeGreaterThanOrEqual(1500)
  expect([...new Set(probes.map(({ event }) => event))]).toEqual(
    expect.arrayContaining(Object.keys(procedures['objection']?.parties.events ?? {})),
  )
})

test('how the papers of a case are served is its applicant’s choice alone', async () => {
  const chosen = { event: '', stage: 'withUnit', form: {}, path: '/my/cases/{id}/consent' } as const
  const cells = await sweepEvent(await town(), chosen, (who, { stand }) => (isOwner(who, stand) ? 'moves' : 'notFound'))
  expect(leaks(cells)).toEqual([])
})

test.each(Object.keys(stages).filter(isStage))('the stage %s is what the policy takes it for', async (name) => {
  const open = await town()
  const placed = await place(open.engine, stages[name])
  const { holder, asked, involved } = placed.stand
  expect(await standOf(open, placed)).toEqual({ holder, asked, involved: involved.toSorted() })
})

test.each([
  ['an event of any case', 'unit.returned', (rule: EventRule): EventRule => ({ ...rule, relation: 'any' })],
  [
    'a role too many',
    'supervisor.assigned',
    (rule: EventRule): EventRule => ({ ...rule, by: [...rule.by, 'officer'] }),
  ],
  ['two eyes', 'approver.returned', ({ fourEyes: _, ...rule }: EventRule): EventRule => rule],
  ['the unit asked', 'unit.asked', (rule: EventRule): EventRule => ({ ...rule, relation: 'involved' })],
] as const)('a hole is seen: %s', async (_name, event, widen) => {
  const found = await sweepAll(
    await town(widened(event, widen)),
    probes.filter((one) => one.event === event),
  )
  expect(leaks(found).some((leak) => /moved the case|answered/.test(leak))).toBe(true)
})

function widened(event: string, widen: (rule: EventRule) => EventRule): Readonly<Record<string, Procedure>> {
  const { objection } = procedures
  const rule = objection?.parties.events[event]
  if (!objection || !rule) throw new Error(event)
  return {
    ...procedures,
    objection: {
      ...objection,
      parties: { ...objection.parties, events: { ...objection.parties.events, [event]: widen(rule) } },
    },
  }
}

function isStage(name: string): name is StageName {
  return name in stages
}
