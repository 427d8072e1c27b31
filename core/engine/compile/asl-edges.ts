import type { Asl, AslState, DoorName } from './asl.ts'

/** What an execution does in `from` when the function says that the case now stands in `said`: it goes to `to`. */
export type AslEdge = {
  readonly from: string
  readonly by: DoorName
  readonly said: string
  readonly to: string
}

/** The ways of a definition, found by following it from each state for every answer it could get. */
export function aslEdges(asl: Asl, functions: Readonly<Record<DoorName, string>>): readonly AslEdge[] {
  const names = [...Object.keys(asl.States), 'elsewhere']
  const door = (state: AslState) => doors.find((name) => state.Type === 'Task' && calls(state, functions[name]))
  return Object.keys(asl.States)
    .filter((from) => isPlace(asl, from))
    .flatMap((from) =>
      withHandlers(asl, from).flatMap((state) => {
        const by = door(state)
        if (!by || state.Type !== 'Task') return []
        const ways = names.map((said) => ({ from, by, said, to: landing(asl, state.Next, said) }))
        return ways.filter(({ to }) => asl.States[to]?.Type !== 'Fail')
      }),
    )
}

/** Where an execution comes to rest that is led on by the answer `said`; '' where it goes round for ever or nowhere. */
export function landing(asl: Asl, from: string, said: string, seen: readonly string[] = []): string {
  const state = asl.States[from]
  if (!state || seen.includes(from)) return ''
  if (state.Type !== 'Choice') return from
  const rule = state.Choices.find((r) => r.Variable === '$.Payload.to' && r.StringEquals === said)
  return landing(asl, rule?.Next ?? state.Default, said, [...seen, from])
}

const doors = ['enter', 'fire', 'run', 'fail'] as const

const calls = (state: AslState, target: string) => state.Type === 'Task' && state.Parameters.FunctionName === target

/** A state of the chart: one that the first choice can start at. */
const isPlace = (asl: Asl, name: string) => landing(asl, asl.StartAt, name) === name

function withHandlers(asl: Asl, from: string): readonly AslState[] {
  const state = asl.States[from]
  if (state?.Type !== 'Task') return []
  const handlers = (state.Catch ?? []).map(({ Next }) => asl.States[Next])
  return [state, ...handlers.filter((handler) => handler !== undefined)]
}
