import type { Engine } from '#engine/store/engine.ts'
import { actingId, nameOfUnit } from '#engine/store/names.ts'
import { catalogue, isCatalogued } from '#records/catalogue.ts'
import { unitById } from '#records/directory.ts'
import { DomainsPage } from '#web/domains/domains-page.tsx'
import { paths } from '#web/paths.ts'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'

/** Columns by domain (专栏), and lists that other organs keep. */
export const domainRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.domains,
    open: true,
    async run({ shell }, engine) {
      const columns = catalogue.domains.map((domain) => ({
        domain,
        owners: ownersOf(engine, domain.id),
        kinds: catalogue.kinds.filter(({ kind }) => isCatalogued(kind, domain.id)),
      }))
      return page(<DomainsPage shell={shell} columns={columns} elsewhere={keptElsewhere()} />)
    },
  },
]

const keptElsewhere = () =>
  catalogue.kinds.flatMap(({ name, elsewhere = [] }) => elsewhere.map((place) => ({ ...place, name })))

/** Units as they act now, each once. */
function ownersOf(engine: Engine, domain: string) {
  const { directory } = engine.deployment
  const units = new Set((directory.domainOwners[domain] ?? []).map((id) => actingId(engine, id)))
  return [...units].map((id) => ({
    name: nameOfUnit(engine, id),
    phone: unitById(directory, id)?.contact?.phone ?? null,
  }))
}
