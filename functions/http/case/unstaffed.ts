import { wholeStaff } from '#engine/people/people.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Form } from '#workflows/contract/form.ts'

/** Field by which a case goes to a unit, and the tick that sends it to one without people. */
const [unitField, anyway] = ['unit', 'unstaffed']

export const choosesUnit = (form: Form): boolean =>
  form.some((field) => field.kind === 'unit' && field.name === unitField && !field.optional)

/** Units of the directory in which no officer sits. */
export async function unstaffedUnits(engine: Engine): Promise<readonly string[]> {
  const seats = (await wholeStaff(engine)).flatMap(({ roles }) => roles)
  const staffed = new Set(seats.flatMap(({ role, unit }) => (role === 'officer' ? (unit ?? []) : [])))
  return engine.deployment.directory.units.map(({ id }) => id).filter((id) => !staffed.has(id))
}

/** Fault of a form that would leave a case where nobody sits, unless that was confirmed. */
export async function unstaffedFault(
  engine: Engine,
  form: Form,
  values: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | null> {
  if (!choosesUnit(form) || values[anyway] === 'on') return null
  return (await unstaffedUnits(engine)).includes(values[unitField] ?? '') ? { [unitField]: 'unstaffed' } : null
}
