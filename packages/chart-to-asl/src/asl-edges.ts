import type { Asl, DoorName, TaskState } from './asl.ts'

/** Way from `from` to `to`, on the answer `said`. */
export type AslEdge = {
  readonly from: string
  readonly by: DoorName
  readonly said: string
  readonly to: string
}

/** Follows each state for every answer it could get. */
export function aslEdges(asl: Asl, functions: Readonly<Record<DoorName, string>>): readonly AslEdge[] {
  const names = Object.keys(asl.States)
  const places = names.filter((name) => landing(asl, asl.StartAt, name) === name)
  return places.flatMap((from) =>
    calls(asl, from).flatMap((call) => {
      const by = doors.find((door) => call.Parameters.FunctionName === functions[door])
      if (!by) return []
      const ways = [...names, 'elsewhere'].map((said) => ({ from, by, said, to: landing(asl, call.Next, said) }))
      return ways.filter(({ to }) => asl.States[to]?.Type !== 'Fail')
    }),
  )
}

/** Finds where an answer leads; '' without rest. */
export function landing(asl: Asl, from: string, said: string, seen: readonly string[] = []): string {
  const state = asl.States[from]
  if (!state || seen.includes(from)) return ''
  if (state.Type === 'Wait') return landing(asl, state.Next, said, [...seen, from])
  if (state.Type !== 'Choice') return from
  const rule = state.Choices.find((r) => r.Variable === '$.Payload.to' && r.StringEquals === said)
  return landing(asl, rule?.Next ?? state.Default, said, [...seen, from])
}

const doors = ['enter', 'fire', 'run', 'fail'] as const

/** Call of a state and those that catch it. */
function calls(asl: Asl, from: string): readonly TaskState[] {
  const state = asl.States[from]
  if (state?.Type !== 'Task') return []
  return [state, ...(state.Catch ?? []).map(({ Next }) => asl.States[Next])].filter((next) => next?.Type === 'Task')
}
