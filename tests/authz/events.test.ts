import { expect, test } from 'vitest'
import { procedures } from '#workflows/index.ts'
import type { EventRule, Procedure } from '#workflows/procedure.ts'
import type { Who } from './people.ts'
import { isOwner, readsAtDesk, restarts, sends } from './policy.ts'
import { type Placed, place, type StageName, stages } from './stages.ts'
import { type Cell, leaks, standOf, sweepEvent, type Town, town } from './sweep.ts'

type Probe = { readonly event: string; readonly stage: StageName; readonly form: Readonly<Record<string, string>> }
const probe = (event: string, stage: StageName, form: Probe['form'] = {}): Probe => ({ event, stage, form })

const answers = {
  'code.1': '01',
  'reason.1': '已核对',
  'documentChecked.1': '决定书',
  'value.1': '0.55',
  'documentProduced.1': 'on',
}
const reason = { reason: '理由' }

/** Each event with a form that is right, at a stage where the chart takes it. */
const probes: readonly Probe[] = [
  probe('intake.askedSupplement', 'filed', { list: '决定书' }),
  probe('intake.askedSupplement', 'filedDirect', { list: '决定书' }),
  probe('intake.kept', 'filed'),
  probe('intake.forwarded', 'filed', { unit: 'HJ', ...reason }),
  probe('intake.forwarded', 'misrouted', { unit: 'SCJG', ...reason }),
  probe('intake.proposedRefusal', 'filed', { documentChecked: '登记簿', ...reason }),
  probe('platform.proposed', 'kept', answers),
  probe('unit.accepted', 'filedDirect'),
  probe('unit.proposed', 'withUnit', answers),
  probe('unit.proposed', 'asking', answers),
  probe('unit.returned', 'withUnit', { rightUnit: 'SCJG', ...reason }),
  probe('unit.asked', 'withUnit', { unit: 'SCJG', question: '请核实', 'item.1': 'on' }),
  probe('determiner.answered', 'asking', answers),
  probe('head.paused', 'withUnit', {
    cause: 'appraisal',
    'expectedEnd.year': '2026',
    'expectedEnd.month': '9',
    'expectedEnd.day': '30',
    ...reason,
  }),
  probe('unit.resumed', 'paused', { 'arrivedOn.year': '2026', 'arrivedOn.month': '9', 'arrivedOn.day': '14' }),
  probe('head.extended', 'withUnitDirect', { days: '5', ...reason }),
  probe('supervisor.assigned', 'misroutedTwice', { unit: 'HJ', ...reason }),
  probe('approver.approved', 'proposed'),
  probe('approver.approved', 'proposedByHead'),
  probe('approver.approved', 'proposedByTwo'),
  probe('approver.approved', 'refusing'),
  probe('approver.returned', 'proposed', reason),
  probe('approver.returned', 'proposedByHead', reason),
  probe('applicant.supplemented', 'filed', { note: '补充' }),
  probe('applicant.stated', 'withUnit', { text: '声明' }),
  probe('applicant.withdrew', 'withUnit', reason),
  probe('system.retried', 'stalled'),
  probe('record.changed', 'proposed'),
  probe('record.ended', 'withUnit', { by: 'law' }),
  probe('notice.served', 'withUnit'),
  probe('clock.A4.breach', 'withUnit'),
  probe('xstate.done.actor.liftMark', 'withUnit'),
]

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
    expect.arrayContaining(Object.keys(procedures['objection']?.events ?? {})),
  )
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
  const rule = objection?.events[event]
  if (!objection || !rule) throw new Error(event)
  return { ...procedures, objection: { ...objection, events: { ...objection.events, [event]: widen(rule) } } }
}

function isStage(name: string): name is StageName {
  return name in stages
}
