import { isDay } from '#law/day.ts'
import type { Form, FormField } from '#workflows/contract/form.ts'
import { namesNumber, readAmount } from './read-amount.ts'
import { readLegalDay, textIn, ticked, type Values } from './values.ts'

/** Data of a `FormFields` form; the event's schema judges it. */
export const readForm = (form: Form, values: Values): Readonly<Record<string, unknown>> =>
  Object.fromEntries(form.flatMap((field) => (field.kind === 'note' ? [] : [[field.name, read(field, values)]])))

type Field = Exclude<FormField, { kind: 'note' }>

function read(field: Field, values: Values): unknown {
  const { name } = field
  if (field.kind === 'tick') return values[name] === 'on'
  if (field.kind === 'choices' || field.kind === 'units') return ticked(values, `${name}.`)
  if (field.kind === 'entries') return entriesIn(values)
  if (field.kind === 'items') return ticked(values, 'item.')
  if (field.kind === 'answers') return answersIn(values)
  if (field.optional && isEmpty(field, values)) return field.kind === 'text' && field.blank ? '' : null
  if (field.kind === 'day') return readLegalDay(values, name)
  return field.kind === 'number' ? numberIn(values, name) : textIn(values, name)
}

const isEmpty = ({ kind, name }: Field, values: Values): boolean =>
  kind === 'day' ? isEmptyDay(values, name) : textIn(values, name) === ''

const isEmptyDay = (values: Values, name: string): boolean =>
  ['.year', '.month', '.day'].every((part) => textIn(values, `${name}${part}`) === '')

/** Empty is no number: the schema refuses it. */
function numberIn(values: Values, name: string): number | null {
  const typed = textIn(values, name).normalize('NFKC')
  return typed === '' ? null : Number(typed)
}

/** `whole` is the record as a whole. */
const entriesIn = (values: Values) =>
  ticked(values, 'dispute.').map((column) => ({
    field: column === 'whole' ? null : column,
    ground: textIn(values, `ground.${column}`),
    claimed: claimedIn(values, column),
  }))

/** A day, an amount in 万元, or the text. */
function claimedIn(values: Values, column: string): string {
  const name = `claimed.${column}`
  const typed = textIn(values, name)
  if (values[`${name}.year`] !== undefined) {
    const day = readLegalDay(values, name)
    return isDay(day) ? day : typed
  }
  const unit = values[`unit.${column}`]
  return String((unit === undefined ? null : readAmount(typed, unit)) ?? typed)
}

/** Days typed as right that do not exist, and amounts that are none. */
export const claimedFaults = (form: Form, values: Values): Readonly<Record<string, 'badDate' | 'badAmount'>> =>
  form.some(({ kind }) => kind === 'entries')
    ? Object.fromEntries(
        ticked(values, 'dispute.').flatMap((column) => {
          const fault = claimedFault(values, column)
          return fault ? [[`claimed.${column}`, fault] as const] : []
        }),
      )
    : {}

function claimedFault(values: Values, column: string): 'badDate' | 'badAmount' | null {
  const name = `claimed.${column}`
  if (!isEmptyDay(values, name) && !isDay(readLegalDay(values, name))) return 'badDate'
  const [typed, unit] = [textIn(values, name), values[`unit.${column}`]]
  // Words without a number stay: some ask to strike the fine.
  return unit !== undefined && namesNumber(typed) && readAmount(typed, unit) === null ? 'badAmount' : null
}

function answersIn(values: Values) {
  return Object.keys(values)
    .filter((name) => name.startsWith('code.') && values[name] !== '')
    .map((name) => {
      const item = name.slice('code.'.length)
      const code = textIn(values, name)
      return {
        item,
        code,
        reason: textIn(values, `reason.${item}`),
        documentChecked: textIn(values, `documentChecked.${item}`),
        // Offers the claimed value, which corrections and additions alone take.
        value: code === '01' || code === '02' ? plainNumber(textIn(values, `value.${item}`)) || null : null,
        documentProduced: values[`documentProduced.${item}`] === 'on',
      }
    })
}

/** A number typed in full width, as plain digits. */
function plainNumber(typed: string): string {
  const plain = typed.normalize('NFKC')
  return /^[\d.,]+$/.test(plain) ? plain : typed
}
