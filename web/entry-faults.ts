import type { Form, FormField } from '#workflows/contract/form.ts'
import { Ground, matterOf } from '#workflows/contract/item.ts'

export type EntryFault = 'chooseField' | 'unknownColumn' | 'tooLong' | 'alreadyOpen' | 'sameAsNow'

/** Faults no schema sees: none chosen, unknown, disputed, or claimed unchanged. */
export function entryFaults(
  form: Form,
  typed: unknown,
  isOpen: (matter: string) => boolean = () => false,
): Readonly<Record<string, EntryFault>> {
  for (const field of form) {
    const faults = field.kind === 'entries' ? faultsOf(field, typed, isOpen) : {}
    if (Object.keys(faults).length > 0) return faults
  }
  return {}
}

const most = 20

function faultsOf(
  { name, entries }: Named,
  typed: unknown,
  isOpen: (matter: string) => boolean,
): Readonly<Record<string, EntryFault>> {
  const chosen: unknown = typeof typed === 'object' && typed !== null ? Reflect.get(typed, name) : null
  const items = Array.isArray(chosen) ? chosen.map(read) : []
  if (items.length === 0) return { dispute: 'chooseField' }
  if (items.length > most) return { dispute: 'tooLong' }
  if (items.some(({ column }) => column !== null && !entries.some(({ code }) => code === column)))
    return { dispute: 'unknownColumn' }
  if (items.some(({ column, ground }) => ground !== null && isOpen(matterOf({ field: column, ground }))))
    return { dispute: 'alreadyOpen' }
  const same = items.filter(({ column, claimed }) =>
    entries.some(({ code, shown }) => code === column && shown !== '' && shown === claimed),
  )
  return Object.fromEntries(same.map(({ column }) => [`claimed.${column}`, 'sameAsNow' as const]))
}

type Named = Extract<FormField, { kind: 'entries' }>
type Read = { readonly column: string | null; readonly ground: Ground | null; readonly claimed: unknown }

function read(item: unknown): Read {
  const part = (name: string): unknown => (typeof item === 'object' && item !== null ? Reflect.get(item, name) : null)
  const column = part('field')
  return {
    column: typeof column === 'string' ? column : null,
    ground: Ground.safeParse(part('ground')).data ?? null,
    claimed: part('claimed'),
  }
}
