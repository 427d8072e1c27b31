import { bearsSeal, sealIn } from '#engine/proof/sealing.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Item } from '#engine/store/ports.ts'
import type { RightsLogged } from '../administration.ts'
import type { Found } from '../compare.ts'

/** Items whose seal is of something else, or gone. */
export const sealsApart = ({ sealOf }: AuditWorld, items: readonly Item[], since: RightsLogged | null) =>
  sealOf === undefined
    ? []
    : items.filter(bearsSeal).flatMap((item): readonly Found[] => {
        const seal = sealIn(item)
        const kind = kindOf(item)
        // Until all that stood was sealed.
        if (seal === undefined ? !since?.sealed : seal === sealOf(item)) return []
        const { pk, sk } = item
        return [{ kind: kind ?? '', code: 'unsealed', key: { pk, sk }, fields: [] }]
      })
