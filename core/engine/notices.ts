import type { CaseEvent, Holder, Notice, Procedure } from '#workflows/procedure.ts'
import type { CaseFile } from './case-file.ts'

/** Who is told of an entry: whom the procedure names, and whoever holds the case from now on, whatever brought it there. */
export function noticesOf(
  procedure: Procedure,
  before: CaseFile | null,
  event: CaseEvent,
  after: CaseFile,
): readonly Notice[] {
  const named = [...procedure.notices(event, after.data, after.state), ...urged(event)]
  const { holder } = after
  const isTold = named.some(({ to }) => isSame(to, holder))
  const isNew = before === null || !isSame(before.holder, holder)
  const works = holder.role !== 'applicant' && holder.role !== 'system'
  return isNew && works && !isTold ? [...named, { notice: 'task', to: holder, formal: false }] : named
}

/** An order of the supervisor, logged on whatever case it is about. */
function urged({ type, data }: CaseEvent): readonly Notice[] {
  if (type !== 'supervisor.urged' || typeof data !== 'object' || data === null) return []
  if (!('unit' in data) || typeof data.unit !== 'string') return []
  const role = 'head' in data && data.head === 'intakeHead' ? 'intakeHead' : 'head'
  return [{ notice: 'urgedBySupervisor', to: { role, unit: data.unit }, formal: false }]
}

const isSame = (a: Holder, b: Holder) => a.role === b.role && a.unit === b.unit
