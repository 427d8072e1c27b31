import { z } from 'zod'
import { type Field, fieldSchema } from './field.ts'
import { penaltyFields } from './penalty.ts'
import { permitFields } from './permit.ts'

/** What a column means to the register. */
export type Role =
  | 'name'
  | 'category'
  | 'code'
  | 'documentNumber'
  | 'decisionDate'
  | 'authority'
  | 'provider'
  | 'operator'
  | 'personDocumentType'
  | 'personDocumentNumber'

export type Layout = {
  readonly kind: 'penalty' | 'permit'
  readonly fields: readonly Field[]
  readonly roles: Readonly<Record<Role, string>>
  /** A row without one of these is incomplete: in the register, and not shown (decision 27). */
  readonly complete: readonly string[]
  /** Only the computed value counts; a correction may not touch it. */
  readonly computed: readonly string[]
}

/** Columns some senders add (law.md §11, local extras). */
const localFields: readonly Field[] = [
  { code: '失信严重程度', zh: '失信严重程度', en: 'Seriousness', type: 'choice', public: false },
  { code: '信息使用范围', zh: '信息使用范围', en: 'Permitted use', type: 'choice', public: false },
]

export const penaltyLayout: Layout = {
  kind: 'penalty',
  fields: [...penaltyFields, ...localFields],
  roles: {
    name: 'CF_XDR_MC',
    category: 'CF_XDR_LB',
    code: 'CF_XDR_SHXYM',
    documentNumber: 'CF_WSH',
    decisionDate: 'CF_JDRQ',
    authority: 'CF_CFJG',
    provider: 'CF_SJLY',
    operator: 'CF_FRDB',
    personDocumentType: 'CF_XDR_ZJLX',
    personDocumentNumber: 'CF_XDR_ZJHM',
  },
  complete: ['CF_XDR_MC', 'CF_XDR_SHXYM', 'CF_WSH', 'CF_SY', 'CF_CFLB', 'CF_NR', 'CF_JDRQ', 'CF_CFJG'],
  computed: ['CF_GSJZQ'],
}

export const permitLayout: Layout = {
  kind: 'permit',
  fields: [...permitFields, ...localFields],
  roles: {
    name: 'XK_XDR_MC',
    category: 'XK_XDR_LB',
    code: 'XK_XDR_SHXYM',
    documentNumber: 'XK_WSH',
    decisionDate: 'XK_JDRQ',
    authority: 'XK_XKJG',
    provider: 'XK_LYDW',
    operator: 'XK_FRDB',
    personDocumentType: 'XK_XDR_ZJLX',
    personDocumentNumber: 'XK_XDR_ZJHM',
  },
  complete: ['XK_XDR_MC', 'XK_XDR_SHXYM', 'XK_XKWS', 'XK_WSH', 'XK_NR', 'XK_JDRQ', 'XK_XKJG'],
  computed: [],
}

const layouts: Readonly<Record<string, Layout>> = { penalty: penaltyLayout, permit: permitLayout }

/** The columns of a kind; null for kinds that come in no 双公示 layout. */
export const layoutOf = (kind: string): Layout | null => layouts[kind] ?? null

export function fieldOf(kind: string, code: string): Field | null {
  return layoutOf(kind)?.fields.find((field) => field.code === code) ?? null
}

export type FieldFault = {
  readonly column: string
  readonly code: 'unknownColumn' | 'tooLong' | 'badDate' | 'badMoney'
}

/** What is wrong with the cells, column by column. */
export function fieldFaults(layout: Layout, cells: Readonly<Record<string, string>>): FieldFault[] {
  const schemas = schemasOf(layout)
  return Object.entries(cells).flatMap(([column, value]): FieldFault[] => {
    const schema = schemas.get(column)
    if (schema === undefined) return [{ column, code: 'unknownColumn' }]
    const parsed = schema.safeParse(value)
    return parsed.success ? [] : [{ column, code: faultCode.parse(parsed.error.issues[0]?.message) }]
  })
}

const faultCode = z.enum(['tooLong', 'badDate', 'badMoney'])

const built = new Map<Layout, ReadonlyMap<string, z.ZodType<string>>>()

function schemasOf(layout: Layout): ReadonlyMap<string, z.ZodType<string>> {
  const known = built.get(layout)
  if (known !== undefined) return known
  const made = new Map(layout.fields.map((field) => [field.code, fieldSchema(field)] as const))
  built.set(layout, made)
  return made
}
