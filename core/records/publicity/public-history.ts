import { type Day, shanghaiDay } from '#law/day.ts'
import type { Field } from '../field.ts'
import type { Layout } from '../layout-shape.ts'
import type { Fields, RecordFile } from '../record.ts'

export type PublicStep = {
  readonly version: number
  readonly on: Day
  readonly answer: '01' | '02'
  readonly changes: readonly { readonly column: string; readonly from: string; readonly to: string }[]
}

export type Show = (field: Field, fields: Fields) => string

/**
 * Corrections by answers 01 or 02, none from before a changed decision or another subject (ADR 10). Numbered as the
 * public sees: first 1, then each told correction.
 */
export function publicHistory(record: RecordFile, layout: Layout, show: Show): readonly PublicStep[] {
  return toldSteps(record, layout, show).map(({ n: _n, ...step }, i) => ({ version: i + 2, ...step }))
}

/** Number by which the public knew a version. */
export function publicNumbers(record: RecordFile, layout: Layout, show: Show): (n: number) => number {
  const told = toldSteps(record, layout, show)
  return (n) => 1 + told.filter((step) => step.n <= n).length
}

type Told = Omit<PublicStep, 'version'> & { readonly n: number }

function toldSteps(record: RecordFile, layout: Layout, show: Show): readonly Told[] {
  const versions = [...record.versions].sort((a, b) => a.n - b.n)
  const columns = layout.fields.filter((field) => field.public && field.code !== layout.roles.code)
  const { code, name } = layout.roles
  return versions.flatMap((version, i): Told[] => {
    const before = versions[i - 1]
    const { kind, answer } = version.cause
    if (before === undefined || kind !== 'correction' || answer === undefined) return []
    const cut = versions.slice(i).some((later, k) => {
      const earlier = versions[i + k - 1]?.fields ?? {}
      return (
        later.cause.kind === 'decisionChanged' ||
        [code, name].some((column) => (earlier[column] ?? '') !== (later.fields[column] ?? ''))
      )
    })
    if (cut) return []
    const changes = columns
      .map((field) => ({ column: field.code, from: show(field, before.fields), to: show(field, version.fields) }))
      .filter(({ from, to }) => from !== to)
    return changes.length === 0 ? [] : [{ n: version.n, on: shanghaiDay(version.at), answer, changes }]
  })
}
