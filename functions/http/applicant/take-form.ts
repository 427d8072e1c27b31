import { lacking } from '#engine/begin/begin-case.ts'
import { isAbout } from '#engine/case/sole-case.ts'
import { eachName, prefixed } from '#web/each-record.ts'
import { entryFaults } from '#web/entry-faults.ts'
import { eventFaults } from '#web/event-faults.ts'
import { claimedFaults, readForm } from '#web/read-form.ts'
import type { Values } from '#web/values.ts'
import { type Chosen, openAbout, type Where } from './where.ts'

export type Taken =
  | {
      readonly kind: 'taken'
      readonly typed: unknown
      readonly records: readonly string[]
      /** Text typed for each record, by the schema. */
      readonly each: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'refused'; readonly fields: Readonly<Record<string, string>> }

/** Reads the typed text and the chosen records. */
export function takeForm({ procedure, way, form, record, choices, open }: Where, values: Values): Taken {
  const typed = readForm(form, values)
  const parsed = way.typed.safeParse(typed)
  const chosen = choices.filter((one) => values[`record.${one.record.id}`] === 'on')
  const each = chosen.map((one) => takeEach(way.typed, one, typed, values))
  const fields = {
    ...(way.many && chosen.length === 0 ? { record: 'chooseRecord' } : {}),
    ...(chosen.some(({ open }) => open !== null) ? { record: 'alreadyOpen' } : {}),
    ...(parsed.success ? repeating({ procedure, way }, chosen, parsed.data) : {}),
    ...(parsed.success ? {} : besides(form, eventFaults(typed, parsed.error.issues))),
    ...claimedFaults(form, values),
    ...Object.assign({}, ...each.map((one) => one.fields)),
    ...entryFaults(form, typed, (matter) => open.some((file) => isAbout(procedure, file, matter))),
  }
  if (!parsed.success || Object.keys(fields).length > 0) return { kind: 'refused', fields }
  return {
    kind: 'taken',
    typed: parsed.data,
    records: way.many ? chosen.map((one) => one.record.id) : record ? [record.id] : [],
    each: Object.fromEntries(each.map((one) => [one.id, one.typed])),
  }
}

/** Names each record on which what is typed is being handled already. */
function repeating({ procedure, way }: Pick<Where, 'procedure' | 'way'>, chosen: readonly Chosen[], typed: unknown) {
  const matters = way.matters?.(typed) ?? []
  const again = chosen.filter(({ others }) => openAbout(procedure, others, matters) !== null)
  return Object.fromEntries(again.map(({ record }) => [`record.${record.id}`, 'alreadyOpen']))
}

/** Drops faults of whole lists: entryFaults names them. */
function besides(form: Where['form'], faults: ReturnType<typeof eventFaults>) {
  const lists = form.flatMap((field) => (field.kind === 'entries' ? [field.name] : []))
  return Object.fromEntries(Object.entries(faults).filter(([name]) => !lists.includes(name)))
}

function takeEach(
  schema: Where['way']['typed'],
  { record: { id }, each }: Chosen,
  common: Readonly<Record<string, unknown>>,
  values: Values,
) {
  const form = each?.form ?? []
  const own = readForm(prefixed(id, form), values)
  const typed = {
    ...common,
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name.slice(eachName(id, '').length), value])),
  }
  const parsed = schema.safeParse(typed)
  const asked = form.flatMap((field) => (field.kind === 'note' ? [] : [field.name]))
  const faults = parsed.success
    ? Object.fromEntries(lacking(form, parsed.data).map((name) => [name, 'required']))
    : eventFaults(typed, parsed.error.issues)
  const fields = asked.flatMap((name) => (faults[name] === undefined ? [] : [[eachName(id, name), faults[name]]]))
  return { id, typed: parsed.success ? parsed.data : null, fields: Object.fromEntries(fields) }
}
