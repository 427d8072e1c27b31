import type { Entry, Form } from '#workflows/contract/form.ts'
import type { Values } from '../values.ts'

const entriesOf = (form: Form): readonly Entry[] =>
  form.flatMap((field) => (field.kind === 'entries' ? field.entries : []))

const isTicked = (typed: Values, code: string): boolean => typed[`dispute.${code}`] === 'on'

/** Entries that repeat a ticked one and are left out. */
export function leftBeside(form: Form, typed: Values): readonly Entry[] {
  const entries = entriesOf(form)
  const left = entries.flatMap(({ code, linked = [] }) =>
    isTicked(typed, code) && !linked.some((other) => isTicked(typed, other)) ? linked : [],
  )
  return entries.filter(({ code }) => left.includes(code))
}

/** The form with one of them ticked too. */
export function alsoTicked(form: Form, typed: Values, also: string | undefined): Values {
  const left = leftBeside(form, typed).find(({ code }) => code === also)
  const first = left?.linked?.find((code) => isTicked(typed, code))
  if (!left || first === undefined) return typed
  return { ...typed, [`dispute.${left.code}`]: 'on', [`ground.${left.code}`]: typed[`ground.${first}`] ?? '' }
}
