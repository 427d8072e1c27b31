import { eventFaults } from '#web/event-faults.ts'
import { readForm } from '#web/read-form.ts'
import type { Values } from '#web/values.ts'
import type { Where } from './where.ts'

export type Taken =
  | { readonly kind: 'taken'; readonly typed: unknown; readonly records: readonly string[] }
  | { readonly kind: 'refused'; readonly fields: Readonly<Record<string, string>> }

/** What was typed, as the way's own schema reads it, and the records that were chosen. */
export function takeForm({ way, form, record, choices }: Where, values: Values): Taken {
  const typed = readForm(form, values)
  const parsed = way.typed.safeParse(typed)
  const chosen = choices.filter(({ id }) => values[`record.${id}`] === 'on').map(({ id }) => id)
  const fields = {
    ...(way.many && chosen.length === 0 ? { record: 'chooseRecord' } : {}),
    ...(parsed.success ? {} : eventFaults(typed, parsed.error.issues)),
  }
  if (!parsed.success || Object.keys(fields).length > 0) return { kind: 'refused', fields }
  return { kind: 'taken', typed: parsed.data, records: way.many ? chosen : record ? [record.id] : [] }
}
