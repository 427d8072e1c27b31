import { peopleOf } from '#engine/people/people.ts'
import { liftingsOf } from '#engine/register/measures.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { logKey } from '#engine/store/keys.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { everyItem } from '#engine/store/read.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { acknowledged } from './feed-marks.ts'

/** Unit told of a record's end, and its confirmation (O36 3, 23). */
export type Confirmation = {
  readonly what: 'sharing' | 'measures'
  readonly unit: string
  readonly unitName: Bilingual
  readonly toldAt: number
  /** Null while it has not. */
  readonly at: number | null
}

/** Recipients must stop sharing, units lift their measures. */
export async function confirmationsOf(engine: Engine, recordId: string): Promise<readonly Confirmation[]> {
  const ended = await endOf(engine, recordId)
  const liftings = await liftingsOf(engine, recordId)
  const units = ended === null ? [] : await recipients(engine)
  const sharing = await Promise.all(units.map((unit) => sharingOf(engine, unit, ended)))
  const measures = liftings.map(
    ({ unit, toldAt, lifted }): Confirmation => ({
      what: 'measures',
      unit,
      unitName: nameOfUnit(engine, unit),
      toldAt,
      at: lifted?.at ?? null,
    }),
  )
  return [...sharing.flatMap((one) => one ?? []), ...measures]
}

type End = { readonly at: number; readonly position: number }

async function sharingOf(engine: Engine, unit: string, ended: End | null): Promise<Confirmation | null> {
  if (ended === null) return null
  const mark = (await acknowledged(engine, unit))?.value
  const at = mark && mark.through >= ended.position ? mark.at : null
  return { what: 'sharing', unit, unitName: nameOfUnit(engine, unit), toldAt: ended.at, at }
}

/** Units in which somebody receives the feed. */
export async function recipients({ table, deployment }: Engine): Promise<readonly string[]> {
  const { units } = deployment.directory
  const seated = await Promise.all(
    units.map(async ({ id }) => ((await peopleOf({ table }, { role: 'recipient', unit: id })).length > 0 ? [id] : [])),
  )
  return seated.flat()
}

/** Entry that ended or sealed the record, with place. */
async function endOf({ table, journal }: Engine, id: string): Promise<End | null> {
  const log = { index: 'main', pk: `record#${id}`, prefix: 'log#', newestFirst: true } as const
  for await (const item of everyItem(table, log, 20)) {
    const entry = entryOf(item)
    if (entry.type !== 'record.ended' && entry.type !== 'record.sealed') continue
    const position = await journal.positionOf(logKey('record', id, entry.seq))
    return position === undefined ? null : { at: entry.at, position }
  }
  return null
}
