import type { Form, FormField } from '#workflows/contract/form.ts'
import { Ground, matterOf } from '#workflows/contract/item.ts'

/** Faults that no schema sees: none chosen, unknown, or disputed already. */
export function entryFaults(
  form: Form,
  typed: unknown,
  isOpen: (matter: string) => boolean = () => false,
): { readonly dispute?: 'chooseField' | 'unknownColumn' | 'tooLong' | 'alreadyOpen' } {
  for (const field of form) {
    const fault = field.kind === 'entries' ? faultOf(field, typed, isOpen) : null
    if (fault) return { dispute: fault }
  }
  return {}
}

const most = 20

function faultOf({ name, entries }: Named, typed: unknown, isOpen: (matter: string) => boolean) {
  const chosen: unknown = typeof typed === 'object' && typed !== null ? Reflect.get(typed, name) : null
  const items = Array.isArray(chosen) ? chosen.map(read) : []
  if (items.length === 0) return 'chooseField'
  if (items.length > most) return 'tooLong'
  if (items.some(({ column }) => column !== null && !entries.some(({ code }) => code === column)))
    return 'unknownColumn'
  return items.some(({ column, ground }) => ground !== null && isOpen(matterOf({ field: column, ground })))
    ? 'alreadyOpen'
    : null
}

type Named = Extract<FormField, { kind: 'entries' }>

function read(item: unknown): { readonly column: string | null; readonly ground: Ground | null } {
  const part = (name: string): unknown => (typeof item === 'object' && item !== null ? Reflect.get(item, name) : null)
  const column = part('field')
  return { column: typeof column === 'string' ? column : null, ground: Ground.safeParse(part('ground')).data ?? null }
}
