import { draftEnd } from '#engine/drafts.ts'
import type { Engine } from '#engine/engine.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import type { Draft } from './draft-shape.ts'

/** The day up to which a draft is kept. */
export const keptUntil = (engine: Engine, { savedAt }: Pick<Draft, 'savedAt'>): Day =>
  shanghaiDay(draftEnd(engine.deployment, savedAt))
