import { z } from 'zod'
import { type Column, type Given, last, layouts, shared } from './columns.ts'
import type { Field } from './field.ts'
import { type Layout, Role } from './layout-shape.ts'

/** Kinds without 双公示 standard, in our few columns. */
export const ownLayouts = (localFields: readonly Field[]): readonly Layout[] =>
  layouts.map((given) => layoutFrom(given, localFields))

function layoutFrom(given: Given, localFields: readonly Field[]): Layout {
  const { kind, prefix } = given
  const columns = [...shared, ...given.fields, ...last].map((column) => ({ ...column, code: prefix + column.code }))
  const codes = (which: (column: Column) => boolean) => columns.filter(which).map(({ code }) => code)
  const codeOf = (name: string | undefined) => (name === undefined ? null : prefix + name)
  const complete = codes(({ must }) => must === true)
  const roles = Object.fromEntries(
    Role.options.map((role) => [role, columns.find((column) => column.role === role)?.code]),
  )
  const validUntil = codeOf(given.validUntil)
  const decisionDate = columns.find(({ role }) => role === 'decisionDate')?.code ?? ''
  return {
    kind,
    fields: [...columns.map(fieldFrom), ...localFields],
    roles: Roles.parse(roles),
    complete,
    computed: [],
    due: complete,
    decided: codes(({ decided }) => decided === true),
    periods: validUntil === null ? [] : [[decisionDate, validUntil]],
    basis: columns.find(({ code }) => code === `${prefix}YJ`)?.code ?? null,
    validUntil,
    standing: codeOf(given.standing),
  }
}

const Roles = z.record(Role, z.string())

const fieldFrom = ({ role: _role, must: _must, decided: _decided, ...field }: Column): Field => field
