import type { CaseFile } from '#engine/store/case-file.ts'
import type { EventRule } from '#workflows/contract/parties.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Events the case may take now, whoever sends them. */
export function eventsOffered(procedure: Procedure, file: CaseFile): readonly string[] {
  if (file.closed) return []
  return Object.keys(procedure.parties.events).filter((type) => leadsOn(procedure, file, type))
}

/** Guards may need data: offers the event, judges later. */
function leadsOn(procedure: Procedure, file: CaseFile, type: string): boolean {
  const hasWay = (procedure.course.chart.states[file.state]?.transitions.get(type) ?? []).length > 0
  const rule = procedure.parties.events[type]
  if (!hasWay || !rule?.data.safeParse({}).success) return hasWay
  const data = procedure.course.evolve(file.data, bare(type, rule, file), file.state, null)
  return procedure.course.chart.resolveState({ value: file.state, context: { data } }).can({ type })
}

const bare = (type: string, { by }: EventRule, { holder, changedAt }: CaseFile) => ({
  type,
  at: changedAt,
  actor: { id: '', role: by[0] ?? 'system', unit: holder.unit },
  data: {},
})
