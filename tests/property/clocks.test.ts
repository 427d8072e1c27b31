import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanceClocks, type Clocks, dueMilestone, isLive, nextMoment } from '#engine/case/clocks.ts'
import { chinaCalendar, chinaCalendarWith } from '#law/china.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import { instant } from '#tests/support/run-example.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { procedures } from '#workflows/index.ts'

const system = { id: 'clock', role: 'system', unit: null } as const
const everything = Object.values(procedures)

/** Limits bare of conditions, so that any order fits. */
function bare(procedure: Procedure): Procedure {
  const limits = procedure.timing.limits.map(
    ({ applies: _a, isMet: _m, from: _f, endsIn: _e, ...rule }): LimitRule => ({
      ...rule,
      owedBy: () => ({ role: 'officer', unit: 'HJ' }),
    }),
  )
  return { ...procedure, timing: { ...procedure.timing, limits } }
}

const typesOf = ({ timing: { limits, pauses } }: Procedure) =>
  [
    ...new Set([
      ...limits.flatMap(({ starts, meets, cancels, extendedBy }) => [
        ...starts,
        ...meets,
        ...(cancels ?? []),
        ...(extendedBy ? [extendedBy] : []),
      ]),
      ...(pauses ? [pauses.from, pauses.to] : []),
    ]),
  ].filter((type) => !type.startsWith('clock.'))

/** Events in any order; dues between come first. */
function course(
  procedure: Procedure,
  moves: readonly { type: string; hours: number; days: number }[],
  check: (before: Clocks, after: Clocks, event: CaseEvent) => void,
): Clocks {
  let clocks: Clocks = {}
  let now = instant('2026-03-02 10:00')
  const step = (type: string, at: number, data: object) => {
    const event: CaseEvent = { type, at, actor: system, data }
    const after = advanceClocks(procedure, clocks, { event, data: {}, state: 'anywhere', closed: false }, chinaCalendar)
    check(clocks, after, event)
    clocks = after
  }
  for (const { type, hours, days } of moves) {
    const to = now + hours * 3_600_000
    for (let due = dueMilestone(clocks, to); due; due = dueMilestone(clocks, to))
      step(`clock.${due.rule}.${due.milestone}`, Math.max(due.at, now), {})
    now = to
    step(type, now, { arrivedOn: shanghaiDay(now), days })
  }
  return clocks
}

const movesOf = (procedure: Procedure) =>
  fc.array(
    fc.record({
      type: fc.constantFrom(...typesOf(procedure)),
      hours: fc.integer({ min: 0, max: 200 }),
      days: fc.integer({ min: 1, max: 10 }),
    }),
    { maxLength: 25 },
  )

describe.each(everything.map(bare))('the clocks of $id', (procedure) => {
  const ruleOf = (id: string) => procedure.timing.limits.find(({ limit }) => limit.id === id)
  const runs = Number(process.env['RUNS'] ?? 400)

  it('never move a deadline back, and forward only by a start, a pause or an extension', () => {
    fc.assert(
      fc.property(movesOf(procedure), (moves) => {
        course(procedure, moves, (before, after, event) => {
          for (const [id, clock] of Object.entries(after)) {
            const old = before[id]
            const rule = ruleOf(id)
            if (!old || !rule || rule.starts.includes(event.type)) continue
            expect((clock.due ?? '') >= (old.due ?? ''), `${id} moved back at ${event.type}`).toBe(true)
            expect((clock.told ?? '') >= (old.told ?? ''), `${id} was promised earlier at ${event.type}`).toBe(true)
            const lawful =
              event.type === rule.extendedBy || (rule.pausable === true && event.type === procedure.timing.pauses?.to)
            if (!lawful) expect(clock.due, `${id} moved at ${event.type}`).toBe(old.due)
          }
        })
      }),
      { numRuns: runs },
    )
  })

  it('lose no clock and no due moment, in whatever order events come', () => {
    fc.assert(
      fc.property(movesOf(procedure), (moves) => {
        const last = course(procedure, moves, (before, after, event) => {
          for (const id of Object.keys(before)) expect(after[id], `${id} is gone after ${event.type}`).toBeDefined()
          for (const clock of Object.values(after)) {
            if (clock.state !== 'running') continue
            expect(clock.ahead.length > 0 || clock.breachedAt !== null, `${clock.rule} is silent`).toBe(true)
          }
        })
        const ahead = Object.values(last)
          .filter(isLive)
          .flatMap((clock) => clock.ahead.map(({ at }) => at))
        expect(nextMoment(last)).toBe(ahead.length === 0 ? null : Math.min(...ahead))
      }),
      { numRuns: runs },
    )
  })

  it('break once at most for each start', () => {
    fc.assert(
      fc.property(movesOf(procedure), (moves) => {
        const breaches = new Map<string, number>()
        course(procedure, moves, (_, after, event) => {
          for (const { limit, starts } of procedure.timing.limits) {
            if (starts.includes(event.type) && after[limit.id]) breaches.set(limit.id, 0)
            if (event.type === `clock.${limit.id}.breach`) breaches.set(limit.id, (breaches.get(limit.id) ?? 0) + 1)
          }
          for (const [id, n] of breaches) expect(n, `${id} broke ${n} times`).toBeLessThan(2)
        })
      }),
      { numRuns: runs },
    )
  })
})

describe('a pause', () => {
  const paused = everything
    .map(bare)
    .flatMap((procedure) =>
      procedure.timing.limits
        .filter(({ pausable }) => pausable)
        .map((rule) => ({ procedure, rule, pauses: procedure.timing.pauses, id: rule.limit.id })),
    )

  it.each(paused)('never shortens $id, however short or long', ({ procedure, rule, pauses }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 2000 }), (before, long) => {
        const start = rule.starts[0] ?? ''
        const hours = (type: string, n: number) => ({ type, hours: n, days: 0 })
        const due = (moves: Parameters<typeof course>[1]) =>
          course({ ...procedure, timing: { ...procedure.timing, limits: [rule] } }, moves, () => {})[rule.limit.id]
            ?.due ?? ''
        const plain = due([hours(start, 0)])
        const stretched = due([hours(start, 0), hours(pauses?.from ?? '', before), hours(pauses?.to ?? '', long)])
        expect(stretched >= plain).toBe(true)
      }),
    )
  })
})

it('breaks at once where the arrival of a report is booked only after the limit’s end', () => {
  const all = bare(procedures['objection'] ?? never())
  const objection = {
    ...all,
    timing: { ...all.timing, limits: all.timing.limits.filter(({ limit }) => limit.id === 'A4') },
  }
  const at = (type: string, day: string, data = {}) => ({ type, at: instant(`${day} 10:00`), actor: system, data })
  const events = [
    at('intake.forwarded', '2026-09-17'),
    at('head.paused', '2026-09-18'),
    at('unit.resumed', '2026-10-20', { arrivedOn: '2026-10-14' }),
  ]
  const clocks = events.reduce<Clocks>(
    (before, event) =>
      advanceClocks(objection, before, { event, data: {}, state: 'anywhere', closed: false }, chinaCalendar),
    {},
  )
  expect(clocks['A4']?.due).toBe('2026-10-16')
  expect(dueMilestone(clocks, instant('2026-10-20 10:00'))).toMatchObject({ rule: 'A4', milestone: 'breach' })
})

function never(): never {
  throw new Error('there is an objection')
}

describe('a day that rested on an estimate', () => {
  const rule = procedures['objection']?.timing.limits.find(({ limit }) => limit.id === 'A2')
  const objection = { ...bare(procedures['objection'] as Procedure) }
  const limits = objection.timing.limits.filter(({ limit }) => limit === rule?.limit)
  const filed = { type: 'applicant.submitted', at: instant('2026-12-29 10:00'), actor: system, data: {} }
  const step = (event: CaseEvent) => ({ event, data: {}, state: 'anywhere', closed: false })

  it('still breaks when the notice comes only after it', () => {
    const before = advanceClocks(
      { ...objection, timing: { ...objection.timing, limits } },
      {},
      step(filed),
      chinaCalendar,
    )
    const clock = before['A2']
    expect(clock?.provisional).toBe(true)
    const published = chinaCalendarWith([
      {
        year: 2027,
        notice: { number: 'test', title: 'test' } as never,
        off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
        worked: [],
      },
    ])
    const late = instant(`${addDays(clock?.due ?? '', 10)} 00:00`)
    const known = advanceClocks(
      { ...objection, timing: { ...objection.timing, limits } },
      before,
      step({ ...filed, type: 'clock.A2.recomputed', at: late }),
      published,
    )
    expect(known['A2']?.provisional).toBe(false)
    expect(dueMilestone(known, late)).toMatchObject({ rule: 'A2', milestone: 'breach' })
  })
})
