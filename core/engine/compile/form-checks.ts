import type { Problem } from '#chart/compilable.ts'
import { formFor } from '#engine/case/form-for.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Moment } from './explore.ts'

/**
 * Forms ask for what their event must bring, and nothing that it does not take. Optional data is asked where the case
 * calls for it.
 */
export const formChecks = (procedure: Procedure, moments: readonly Moment[]): readonly Problem[] =>
  Object.entries(procedure.parties.events).flatMap(([event, rule]) => {
    const moment = moments.find(({ file }) => procedure.course.chart.states[file.state]?.transitions.has(event))
    return moment && isPersons(rule) ? differences(procedure, event, rule, moment) : []
  })

function differences(procedure: Procedure, event: string, { data }: EventRule, { file, record }: Moment) {
  const form = formFor(procedure, event, file.data, record)
  const asked = form.flatMap((field) => (field.kind === 'note' ? [] : [field.name]))
  const wanted = keysOf(data)
  return [
    ...wanted
      .filter((key) => !asked.includes(key) && mustBring(data, key))
      .map((key) => ({ state: event, what: `no form asks for ${key}` })),
    ...asked.filter((key) => !wanted.includes(key)).map((key) => ({ state: event, what: `takes no ${key}` })),
  ]
}

const mustBring = (data: EventRule['data'], key: string) =>
  data.safeParse({}).error?.issues.some(({ path: [first] }) => first === key) ?? false

const isPersons = ({ by }: EventRule) => by.some((role) => role !== 'system')

/** Files are handed in beside the form. */
function keysOf(data: EventRule['data']): readonly string[] {
  const shape: unknown = 'shape' in data ? data.shape : {}
  return Object.keys(Object(shape)).filter((key) => key !== 'evidence')
}
