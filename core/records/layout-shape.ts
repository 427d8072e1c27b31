import { z } from 'zod'
import type { Field } from './field.ts'
import type { RecordKind } from './kind.ts'

/** Meaning of a column to the register. */
export const Role = z.enum([
  'name',
  'category',
  'code',
  'documentNumber',
  'decisionDate',
  'authority',
  'provider',
  'operator',
  'personDocumentType',
  'personDocumentNumber',
])
export type Role = z.infer<typeof Role>

/** The columns of a kind of record, and what they mean. */
export type Layout = {
  readonly kind: RecordKind
  readonly fields: readonly Field[]
  readonly roles: Readonly<Record<Role, string>>
  /** Columns needed to be complete and shown (ADR 14). */
  readonly complete: readonly string[]
  /** Only the computed value counts; a correction may not touch it. */
  readonly computed: readonly string[]
  /** Columns every sheet of the kind has: one left out is said. */
  readonly due: readonly string[]
  /** The decision's content: only the determining unit maintains it (ADR 12). */
  readonly decided: readonly string[]
  /** Pairs of days, of which the second may not come first. */
  readonly periods: readonly (readonly [string, string])[]
  /** The law that a decision rests on, where the kind names it. */
  readonly basis: string | null
  /** Last day in force and standing, where the kind has them. */
  readonly validUntil: string | null
  readonly standing: string | null
}
