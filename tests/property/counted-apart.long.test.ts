import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { TestEngine } from '#tests/support/engine.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, instant, look, passTime, prepare, settle } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

/** Days off and worked of 2026, typed from the notice. */
const off = ['0101-0103', '0215-0223', '0404-0406', '0501-0505', '0619-0621', '0925-0927', '1001-1007']
const worked = new Set(['0104', '0214', '0228', '0509', '0920', '1010'])

type Length = readonly [n: number, unit?: 'cd' | undefined]

/** Working days of the articles, by limit; calendar days where marked. */
const lengths: Readonly<Record<string, Length>> = {
  ...{ A0: [7], A1: [1], A2: [3], A3: [2], A4: [3], A4b: [2], A5: [2], A7: [5], A9: [7], A10: [3], A11: [1] },
  ...{ B1: [1], B2: [3], B3: [7], B4: [10], B5: [10], B6: [1], D1: [3], D2: [1], G1: [1], G2: [10] },
  ...{ J1: [30, 'cd'], J1a: [5], K1: [1], K2: [1], K3: [1], K5: [5], K6: [1] },
  ...{ P1: [0, 'cd'], N1: [1], N2: [1], N3: [1], N4: [10], N5: [7], N6: [1], S1: [1], S2: [1] },
}

const day = 86_400_000
const textOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const msOf = (text: string) => Date.parse(`${text}T00:00:00Z`)
const shanghai = (at: number) => textOf(at + 8 * 3_600_000)

function works(text: string): boolean {
  const short = text.slice(5).replace('-', '')
  if (worked.has(short)) return true
  const rest = [0, 6].includes(new Date(msOf(text)).getUTCDay())
  return !rest && !off.some((span) => short >= span.slice(0, 4) && short <= span.slice(5))
}

/** Counts day after day; an act rolls off days of rest. */
function dueAfter(start: string, [n, unit]: Length, out: ReadonlySet<string>): string {
  let at = msOf(start)
  for (let left = n; left > 0; ) {
    at += day
    if (unit === 'cd' || (works(textOf(at)) && !out.has(textOf(at)))) left -= 1
  }
  while (n > 0 && unit === 'cd' && !works(textOf(at))) at += day
  return textOf(at)
}

/** Days of pauses that ended, as a hand would list them. */
function pausedDays(spans: readonly { readonly from: string; readonly to: string }[]): ReadonlySet<string> {
  const out = new Set<string>()
  for (const { from, to } of spans) for (let at = msOf(from); at <= msOf(to); at += day) out.add(textOf(at))
  return out
}

const seed = Number(process.env['SEED'] ?? 20_261_201)
/** Days later, some over a holiday. */
const shifts = (n: number) => [0, 1, 2].map((turn) => ((seed + 7919 * (n + turn * 31)) % 173) - 100)
/** Edges of the day in Shanghai. */
const times = ['00:00', '09:00', '23:59'] as const

function moved(text: string, days: number, time: string | null): string {
  const [on = '', at = '00:00'] = text.split(' ')
  return `${textOf(msOf(on) + days * day)} ${time ?? at}`
}

/** Sends what still fits; returns each clock that a hand counts otherwise. */
async function differences(procedure: string, example: Example, days: number, time: string | null) {
  const engine: TestEngine = testEngine()
  const found: string[] = []
  await prepare(engine, procedure, {
    ...example,
    open: { ...example.open, at: moved(example.open.at, days, time) },
  })
  const check = async (after: string) => {
    const { file } = await look(engine)
    for (const clock of Object.values(file.clocks)) {
      const length = lengths[clock.rule]
      if (!length) found.push(`${clock.rule} has no length here`)
      else if (clock.due && clock.due < '2026-12-24' && clock.state !== 'paused') {
        const [n, unit] = length
        const due = dueAfter(clock.startDay, [n + clock.extendedBy, unit], pausedDays(clock.pauses))
        const breach = clock.ahead.find(({ milestone }) => milestone === 'breach')
        const isLate = breach && shanghai(breach.at - 1) !== due && breach.at > engine.clock.now()
        if (due !== clock.due || isLate)
          found.push(`${example.name.en}, ${after}: ${clock.rule} from ${clock.startDay}: ${due}, not ${clock.due}`)
      }
    }
  }
  await check('opened')
  for (const step of example.steps) {
    const at = instant(moved('until' in step ? step.until : step.at, days, null))
    await passTime(engine, Math.max(at, engine.clock.now()))
    if ('send' in step) {
      await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
      await settle(engine)
    }
    await check('send' in step ? step.send : step.until)
  }
  return found
}

const early = ({ open, record }: Example, days: number) =>
  moved(open.at, days, null) < '2026-01-05' || (record?.ended != null && days < 0)

describe.each(Object.keys(procedures))('limits of %s, counted apart', (procedure) => {
  const examples = procedures[procedure]?.examples ?? []
  it.each(examples.map((one, n) => [one.name.en, one, n] as const))('%s', async (_name, example, n) => {
    const found: string[] = []
    for (const [turn, days] of shifts(n).entries())
      if (!early(example, days)) found.push(...(await differences(procedure, example, days, times[turn] ?? null)))
    expect(found).toEqual([])
  })
})

const by = (id: string, role: 'intake' | 'officer' | 'head', unit: string) => ({ id, role, unit })
const next = (text: string, days = 1) => textOf(msOf(text) + days * day)

/** Forwarded, paused once or twice, and when reports came. */
async function withPauses(forwarded: string, pauses: readonly { readonly after: number; readonly lasts: number }[]) {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  const engine = testEngine()
  await prepare(engine, 'objection', { ...example, open: { ...example.open, at: `${forwarded} 08:30` } })
  const send = async (type: string, at: string, actor: ReturnType<typeof by>, data: object) => {
    await passTime(engine, Math.max(instant(at), engine.clock.now()))
    const done = await commit(engine, caseId, { type, actor, data })
    await settle(engine)
    return done.kind
  }
  await send('intake.forwarded', `${forwarded} 09:00`, by('intake-1', 'intake', 'FGW'), { unit: 'HJ', reason: '' })
  const out = new Set<string>()
  let due = dueAfter(forwarded, [3], out)
  let at = forwarded
  for (const { after, lasts } of pauses) {
    const from = next(at, after)
    if (from > due) break
    const arrived = next(from, lasts)
    const pause = { cause: 'appraisal', reason: '鉴定', expectedEnd: arrived }
    expect(await send('head.paused', `${from} 23:58`, by('hj-head', 'head', 'HJ'), pause)).toBe('committed')
    const resumed = { arrivedOn: arrived }
    expect(await send('unit.resumed', `${arrived} 23:59`, by('hj-1', 'officer', 'HJ'), resumed)).toBe('committed')
    // On its last day nothing is spent yet (ADR 15).
    if (lasts > 0) for (let one = from === due ? from : next(from); one <= arrived; one = next(one)) out.add(one)
    due = dueAfter(forwarded, [3], out)
    at = arrived
  }
  const { file, breaches } = await look(engine)
  return { due: file.clocks['A4']?.due, counted: due, isLate: breaches.includes('A4') }
}

describe('pauses of A4, counted apart (GD 46)', () => {
  const starts = ['2026-02-12', '2026-04-30', '2026-09-17', '2026-09-20', '2026-09-24', '2026-09-30', '2026-10-09']
  it.each(starts)('forwarded on %s', async (forwarded) => {
    for (const [after, lasts, again, rests] of [
      ...[[0, 0, 0, 0] as const, [0, 5, 0, 3] as const, [1, 0, 1, 2] as const, [1, 9, 1, 1] as const],
      ...[[2, 1, 0, 1] as const, [3, 4, 2, 6] as const, [5, 2, 1, 1] as const, [6, 3, 3, 3] as const],
    ]) {
      const pauses = [
        { after, lasts },
        { after: again, lasts: rests },
      ]
      const { due, counted, isLate } = await withPauses(forwarded, pauses)
      expect([pauses, due, isLate]).toEqual([pauses, counted, false])
    }
  })
})
