import type { Layout } from './layout-shape.ts'
import { cell, matchKey } from './normalise.ts'
import type { Fields, RecordFile } from './record.ts'
import { tierColumn, tierInSheet } from './tier-suggestion.ts'
import { readDay, readMoney } from './value.ts'

export type Likeness = 'current' | 'completedSince' | 'removed' | 'other'

/** Key of a row's content; spelling of brackets, dates, amounts aside. */
export function contentKey(layout: Layout, fields: Fields): string {
  const cells = layout.fields.flatMap(({ code, type }) => {
    const value = fields[code] ?? ''
    // A sender's computed column moves with each export.
    return value === '' || layout.computed.includes(code) ? [] : [[code, comparable(type, value)]]
  })
  return JSON.stringify(cells)
}

/** Relation of a row to the record of its key (ADR 14). */
export function likeness(layout: Layout, fields: Fields, record: RecordFile): Likeness {
  const key = contentKey(layout, fields)
  const versions = [...record.versions].sort((a, b) => b.n - a.n)
  const isIts = (of: Fields) =>
    contentKey(layout, of) === key || contentKey(layout, givenOut(layout, record, of)) === key
  const at = versions.findIndex((version) => isIts(version.fields))
  const found = versions[at]
  if (found === undefined) return 'other'
  if (record.ended !== null && record.ended.reason !== 'expired') return 'removed'
  if (at === 0) return 'current'
  return versions.slice(0, at).every(({ cause }) => cause.kind === 'completion') ? 'completedSince' : 'removed'
}

/** Version as a sheet gives it out. */
export function givenOut(layout: Layout, { subject, tier }: Pick<RecordFile, 'subject' | 'tier'>, of: Fields): Fields {
  const cells = layout.fields.flatMap(({ code, type }): [string, string][] => {
    if (type === 'identityNumber' || (code === layout.roles.code && subject.kind === 'person')) return []
    if (code === tierColumn) return [[code, cell(of[code]) || (tier ? tierInSheet[tier.value] : '')]]
    return [[code, cell(of[code])]]
  })
  return Object.fromEntries(cells)
}

function comparable(type: string, value: string): string {
  if (type === 'date') return readDay(value) ?? matchKey(value)
  if (type === 'money') return String(readMoney(value) ?? matchKey(value))
  return matchKey(value)
}
