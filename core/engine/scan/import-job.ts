import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment, pad } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { Doer, exactly, Lang } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Language } from '#records/import-words.ts'
import type { Actor } from '#workflows/contract/actor.ts'

/** Rest of an import that the service takes. */
export type ImportJob = {
  readonly id: string
  readonly actor: Actor
  readonly language: Language
  readonly domain: string | null
  readonly heading: readonly string[]
  /** Parts kept as files, and the next to take. */
  readonly parts: number
  readonly next: number
  /** Part begun: a crash may have left its rows. */
  readonly begun: number
  /** Pages of findings written. */
  readonly pages: number
  /** Moment to go on; unstarted, to be given up. */
  readonly at: number
  readonly isStarted: boolean
  /** Record after which it asks on who is absent. */
  readonly absentAfter?: string
  /** Parts whose files are gone. */
  readonly removed?: number
}

const keys = keyShape('batch#{id}', 'job')
export const jobKey = keys.key

export const jobKind = stored('import under way', {
  schema: exactly<ImportJob>({
    ...{ id: z.string(), actor: Doer, language: Lang, domain: z.string().nullable(), heading: z.array(z.string()) },
    ...{ parts: z.int(), next: z.int(), begun: z.int(), pages: z.int(), at: z.number(), isStarted: z.boolean() },
    ...{ absentAfter: z.string().exactOptional(), removed: z.int().exactOptional() },
  }),
  keys: [keys],
  index: { due: ['due#{bucket} → {moment}#import#{id}'] },
  due: 'the next part of the sheet is taken; a sheet not started within a day is given up',
  from: 'door',
  sealed: true,
})

export const jobItem = (job: ImportJob, v: number): Item => ({
  ...jobKey(job.id),
  v,
  body: json(job),
  index: { due: [dueOf(bucketOf(job.id)), `${moment(job.at)}#import#${job.id}`] },
})

/** Rows of a part: each loop of the service takes one. */
export const perPart = 500
export const partFile = (id: string, n: number): string => `import/${id}/part-${pad(n, 6)}`
/** Natural keys of a part’s rows, for a complete sheet. */
export const seenFile = (id: string, n: number): string => `import/${id}/seen-${pad(n, 6)}`
