import type { Form } from '#workflows/contract/form.ts'

/** Name of a field that concerns one of several records. */
export const eachName = (record: string, name: string): string => `each.${record}.${name}`

/** A form about one record among several. */
export const prefixed = (record: string, form: Form): Form =>
  form.map((field) => (field.kind === 'note' ? field : { ...field, name: eachName(record, field.name) }))
