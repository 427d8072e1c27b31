import type { HookAnswer, HookCall } from '#engine/store/ports.ts'

export type HandedTo = {
  readonly id: string
  readonly code: string | null
  readonly pushedOn: string | null
  readonly acceptedOn: string | null
  readonly result: { readonly verdict: string } | null
}
type Told = {
  readonly type: string
  readonly data: { readonly seq: number; readonly application: HandedTo }
}
const lies = [{ code: 'XYXF-999999' }, { receivedOn: '2026-01-05' }, { pushedOn: '2026-01-05' }]

export type Message = { readonly id: string; readonly body: Readonly<Record<string, string>>; readonly isLie: boolean }

/** The same at each run: no chance of the machine. */
export function dice(from: number) {
  let state = from
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

/** 信用中国 on a bad day: drops, delays, doubles, reorders, forgets and lies, as the dice fall. */
export function creditChinaDouble(roll: (sides: number) => number) {
  const held = new Map<string, { readonly seq: number; readonly application: HandedTo }>()
  const codes = new Map<string, { readonly code: string; readonly on: string }>()
  const calls: HookCall[] = []
  const taken: { readonly id: string; readonly type: string; readonly seq: number }[] = []
  const faults = { dropped: 0, lost: 0, late: 0, forgotten: 0, doubled: 0, reordered: 0, lied: 0 }

  const keep = ({ type, data: { seq, application } }: Told) => {
    taken.push({ id: application.id, type, seq })
    // An older message says nothing new.
    if (seq >= (held.get(application.id)?.seq ?? 0)) held.set(application.id, { seq, application })
  }

  return {
    ...{ held, codes, calls, taken, faults },
    answer(call: HookCall): HookAnswer {
      calls.push(call)
      const told: Told = JSON.parse(call.body)
      const luck = roll(6)
      if (luck === 0) {
        faults.dropped += 1
        return { kind: 'failed', reason: 'unreachable' }
      }
      // Says that it has it, and does not.
      if (luck === 1 && told.type === 'creditChina.application') {
        faults.forgotten += 1
        return { kind: 'answered', status: 204 }
      }
      keep(told)
      if (luck === 2) {
        faults.lost += 1
        return { kind: 'failed', reason: 'timeout' }
      }
      if (luck === 3) faults.late += 1
      return { kind: 'answered', status: luck === 3 ? 503 : 204 }
    },
    /** Its receipts and pushes of a day, in no good order. */
    says(today: string): readonly Message[] {
      const said: Message[] = []
      for (const { application } of held.values()) {
        if (application.pushedOn !== null) continue
        const { id } = application
        const known = codes.get(id) ?? { code: `XYXF-${String(codes.size + 1).padStart(6, '0')}`, on: today }
        codes.set(id, known)
        const { code, on } = known
        const receipt = { kind: 'receipt', code, receivedOn: on }
        const push = { kind: 'push', code, receivedOn: on, pushedOn: on }
        const isReordered = roll(3) === 0
        if (isReordered) faults.reordered += 1
        for (const body of isReordered ? [push, receipt] : [receipt, push]) {
          said.push({ id, body, isLie: false })
          if (roll(3) > 0) continue
          faults.doubled += 1
          said.push({ id, body, isLie: false })
        }
        // Another's 查询码, or another day, after its own.
        const lie = lies[roll(4 * lies.length)]
        if (!lie) continue
        faults.lied += 1
        said.push({ id, body: { ...push, ...lie }, isLie: true })
      }
      return said
    },
  }
}
