import { z } from 'zod'
import { procedures } from '#workflows/index.ts'

type Named = readonly [name: string, schema: z.ZodType]

/** Data of each event that people send. */
const ofEvents: readonly Named[] = Object.values(procedures).flatMap(({ id, parties: { events } }) =>
  Object.entries(events)
    .filter(([, { by }]) => by.some((role) => role !== 'system' && role !== 'systemAdmin'))
    .map(([type, { data }]) => [`${id}.${type}`, data] as const),
)

/** Data of each way in, as it judges them. */
const ofWays: readonly Named[] = Object.values(procedures).flatMap(({ id, parties: { ways = [] } }) =>
  ways.map((way) => [`${id}.ways.${way.id}`, way.typed] as const),
)

/** Each schema under the first name that has it. */
export const dataSchemas: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  [...ofEvents, ...ofWays].filter(([, schema], i, all) => all.findIndex(([, other]) => other === schema) === i),
)

/** Body of `sendEvent`: one shape an event, told apart by its name. */
export function sendingOf(seq: z.ZodType): z.ZodType {
  const byType = Map.groupBy(ofEvents, ([name]) => name.slice(name.indexOf('.') + 1))
  const shapes = [...byType].map(([type, named]) =>
    z
      .strictObject({ event: z.literal(type), seq, data: anyOf(named) })
      .meta({ id: `send.${type}`, description: `Of ${named.map(([name]) => name.split('.')[0]).join(', ')}.` }),
  )
  const [first, second, ...rest] = shapes
  if (!first || !second) throw new TypeError('no event is sent')
  return z.discriminatedUnion('event', [first, second, ...rest])
}

/** Data of `beginCase`: procedure and way of the address choose one. */
export const wayData = (): z.ZodType => anyOf(ofWays)

function anyOf(named: readonly Named[]): z.ZodType {
  const [first, ...more] = [...new Set(named.map(([, schema]) => schema))]
  return first && more.length > 0 ? z.union([first, ...more]) : (first ?? z.never())
}
