import { draftEnd } from '#engine/begin/drafts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import type { Draft } from '../case/draft-shape.ts'

/** The day up to which a draft is kept. */
export const keptUntil = (engine: Engine, { savedAt }: Pick<Draft, 'savedAt'>): Day =>
  shanghaiDay(draftEnd(engine.deployment, savedAt))
