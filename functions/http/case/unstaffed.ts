import { peopleNow, staffNow } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Form } from '#workflows/contract/form.ts'

/** Field of the next unit, and its confirmation. */
const [unitField, anyway] = ['unit', 'unstaffed']

const choosesUnit = (form: Form): boolean =>
  form.some((field) => field.kind === 'unit' && field.name === unitField && !field.optional)

/** Units of the directory in which no officer sits, by one list of the staff. */
async function unstaffedUnits(engine: Engine): Promise<readonly string[]> {
  const staff = await staffNow(engine)
  const hasOfficer = (unit: string) =>
    staff.some(({ roles }) => roles.some((seat) => seat.role === 'officer' && seat.unit === unit))
  return engine.deployment.directory.units.map(({ id }) => id).filter((unit) => !hasOfficer(unit))
}

/** Adds units without an officer, where a form asks for one. */
export async function withUnstaffed(engine: Engine, view: CaseView): Promise<CaseView> {
  if (!view.actions.some(({ form }) => choosesUnit(form))) return view
  return { ...view, unstaffed: await unstaffedUnits(engine) }
}

const isStaffed = async (engine: Engine, unit: string) =>
  (await peopleNow(engine, { role: 'officer', unit })).length > 0

/** Fault where nobody sits in the unit, unless confirmed. */
export async function unstaffedFault(
  engine: Engine,
  form: Form,
  values: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | null> {
  if (!choosesUnit(form) || values[anyway] === 'on') return null
  const unit = engine.deployment.directory.units.find(({ id }) => id === values[unitField])
  return unit && !(await isStaffed(engine, unit.id)) ? { [unitField]: 'unstaffed' } : null
}
