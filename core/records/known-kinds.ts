// Gives out data alone: a bundle brings what was read and checked here, and none of the schemas.
import { z } from 'zod'
import domainData from './data/domains.json' with { type: 'json' }
import kindData from './data/kinds.json' with { type: 'json' }
import { RecordKind } from './kind.ts'

const SubjectKind = z.enum(['organisation', 'individualBusiness', 'person'])

const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** Place where a list not ours is changed: organ, site, and why. */
const Elsewhere = z.strictObject({
  /** Domain ids; left out: all of the kind. */
  domains: z.array(z.string()).exactOptional(),
  /** Part of the authority's name; left out: every authority. */
  authority: z.string().exactOptional(),
  /** Subjects whose records stand there; left out: everybody’s. */
  subjects: z.array(SubjectKind).exactOptional(),
  organ: Bilingual,
  site: Bilingual,
  why: Bilingual,
  /** The text it rests on; empty where none is at hand. */
  basis: z.string(),
  status: z.enum(['VT', 'SEC', 'UNV']),
})
export type Elsewhere = z.infer<typeof Elsewhere>

/** Field in which the plan wants records; owners are the deployment's. */
const Domain = z.strictObject({
  id: z.string(),
  field: Bilingual,
  zh: z.string(),
  en: z.string(),
  /** Added here: the plan has no field for these records. */
  ours: z.literal(true).exactOptional(),
})
export type Domain = z.infer<typeof Domain>

const CatalogueEntry = z.strictObject({
  kind: RecordKind,
  name: Bilingual,
  adverse: z.boolean(),
  /** Subjects shown to the public; never persons (GD 18, O36 12). */
  shownOf: z.array(z.enum(['organisation', 'individualBusiness'])),
  /** Decides its early end: us, 信用中国, or only court or sector. */
  removal: z.enum(['here', 'creditChina', 'court', 'sector']),
  repair: z.enum(['application', 'reRating', 'sector', 'none']),
  /** Tier O36 10 itself gives the kind, where the sheet brings none. */
  tier: z.enum(['serious']).exactOptional(),
  elsewhere: z.array(Elsewhere).exactOptional(),
  /** Domain ids; `society-*` means every domain of the field. */
  domains: z.array(z.string()),
})
export type CatalogueEntry = z.infer<typeof CatalogueEntry>

const Catalogue = z.strictObject({
  edition: z.string(),
  domains: z.array(Domain),
  kinds: z.array(CatalogueEntry),
})
export type Catalogue = z.infer<typeof Catalogue>

/** Kinds of record, their domains, their readers, and who ends them. */
export const catalogue: Catalogue = Catalogue.parse({
  edition: kindData.edition,
  domains: domainData.domains,
  kinds: kindData.kinds,
})
