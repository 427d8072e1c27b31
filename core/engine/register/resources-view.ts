import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Field } from '#records/field.ts'
import type { RecordKind } from '#records/kind.ts'
import { layouts } from '#records/layout.ts'
import { kindName } from './record-names.ts'

/** Kind of record, as the sharing platform's catalogue lists it. */
export type Resource = {
  readonly id: string
  readonly kind: RecordKind
  readonly name: Bilingual
  readonly columns: readonly {
    readonly code: string
    readonly name: Bilingual
    readonly type: Field['type']
    readonly isPublic: boolean
  }[]
}

/** Lists what is shared: identity numbers never are. */
export const resourcesOf = ({ deployment: { area } }: Pick<Engine, 'deployment'>): readonly Resource[] =>
  layouts().map(({ kind, fields }) => ({
    ...{ id: `${area}-${kind}`, kind, name: kindName(kind) },
    columns: fields
      .filter(({ type }) => type !== 'identityNumber')
      .map(({ code, zh, en, type, public: isPublic }) => ({ code, name: { zh, en }, type, isPublic })),
  }))
