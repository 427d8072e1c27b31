import type { Exploration } from '#engine/compile/explore.ts'
import { chinaCalendar } from '#law/china.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { testEngine } from './engine.ts'
import { look, prepare } from './run-example.ts'

/** Beginnings of the worked cases, and all their data. */
export async function exploration(procedure: Procedure, most: number): Promise<Exploration> {
  const starts = await Promise.all(
    procedure.examples.map(async (example) => {
      const engine = testEngine({ procedures: { [procedure.id]: procedure } })
      await prepare(engine, procedure.id, example)
      const { file, record } = await look(engine)
      return { file, record }
    }),
  )
  const sent = procedure.examples.flatMap(({ steps }) => steps.filter((step) => 'send' in step))
  const samples = Object.groupBy(sent, (step) => step.send)
  return {
    starts,
    samples: Object.fromEntries(Object.entries(samples).map(([type, steps]) => [type, distinct(steps ?? [])])),
    calendar: chinaCalendar,
    most,
  }
}

const distinct = (steps: readonly { readonly data?: unknown }[]) =>
  [...new Set(steps.map(({ data }) => JSON.stringify(data ?? {})))].map((text): unknown => JSON.parse(text))
