import { cellFault, type Field } from './field.ts'
import type { RecordKind } from './kind.ts'
import type { Layout } from './layout-shape.ts'
import { ownLayouts } from './own-layouts.ts'
import { penaltyFields } from './penalty.ts'
import { permitFields } from './permit.ts'

/** Column that says whether a record may be public. */
export const permittedUse = '信息使用范围'

/** Columns some senders add beside the 双公示 standard. */
const localFields: readonly Field[] = [
  { code: '失信严重程度', zh: '失信严重程度', en: 'Seriousness', type: 'choice', public: false },
  { code: permittedUse, zh: permittedUse, en: 'Permitted use', type: 'choice', public: false },
]

/** Standard columns; extras, remarks and computed may lack. */
function standardColumns(fields: readonly Field[], computed: readonly string[]): readonly string[] {
  return fields.map(({ code }) => code).filter((code) => /^(?:CF|XK)_/.test(code) && !computed.includes(code))
}

const penaltyLayout = (): Layout => ({
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
  due: standardColumns(penaltyFields, ['CF_GSJZQ']),
  decided: [
    'CF_WFXW',
    'CF_SY',
    'CF_YJ',
    'CF_CFLB',
    'CF_NR',
    'CF_NR_FK',
    'CF_NR_WFFF',
    'CF_NR_ZKDX',
    'CF_JDRQ',
    'CF_YXQ',
  ],
  periods: [['CF_JDRQ', 'CF_YXQ']],
  basis: 'CF_YJ',
  validUntil: null,
  standing: null,
})

const permitLayout = (): Layout => ({
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
  due: standardColumns(permitFields, []),
  decided: ['XK_NR', 'XK_XKLB', 'XK_JDRQ', 'XK_YXQZ', 'XK_YXQZI'],
  periods: [
    ['XK_YXQZ', 'XK_YXQZI'],
    ['XK_JDRQ', 'XK_YXQZI'],
  ],
  basis: null,
  validUntil: 'XK_YXQZI',
  standing: 'XK_ZT',
})

let known: ReadonlyMap<string, Layout> | undefined
/** Made when first asked for: not every door needs them. */
const byKind = () =>
  (known ??= new Map<string, Layout>(
    [penaltyLayout(), permitLayout(), ...ownLayouts(localFields)].map((layout) => [layout.kind, layout]),
  ))

/** Penalties and permits by 双公示, other kinds by our own layouts. */
export const layouts = (): readonly Layout[] => [...byKind().values()]

/** The columns of a kind; null for what is no kind. */
export function layoutOf(kind: RecordKind): Layout
export function layoutOf(kind: string): Layout | null
export function layoutOf(kind: string): Layout | null {
  return byKind().get(kind) ?? null
}

/** Names of columns by kind, for a city to change. */
export const fieldNames = (): Readonly<Record<string, object>> => ({
  local: byCode(localFields),
  ...Object.fromEntries(
    layouts().map(({ kind, fields }) => [kind, byCode(fields.filter((field) => !localFields.includes(field)))]),
  ),
})

const byCode = (fields: readonly Field[]) => Object.fromEntries(fields.map((field) => [field.code, field]))

export function fieldOf(kind: string, code: string): Field | null {
  return layoutOf(kind)?.fields.find((field) => field.code === code) ?? null
}

export type FieldFault = {
  readonly column: string
  readonly code: 'unknownColumn' | 'tooLong' | 'badDate' | 'badMoney'
}

/** Faults of the cells, column by column. */
export function fieldFaults(layout: Layout, cells: Readonly<Record<string, string>>): FieldFault[] {
  const fields = fieldsOf(layout)
  return Object.entries(cells).flatMap(([column, value]): FieldFault[] => {
    const field = fields.get(column)
    const code = field ? cellFault(field, value) : 'unknownColumn'
    return code === null ? [] : [{ column, code }]
  })
}

const built = new Map<Layout, ReadonlyMap<string, Field>>()

function fieldsOf(layout: Layout): ReadonlyMap<string, Field> {
  const known = built.get(layout)
  if (known !== undefined) return known
  const made = new Map(layout.fields.map((field) => [field.code, field] as const))
  built.set(layout, made)
  return made
}
