import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import { publishRecord } from './publish.ts'
import { publishNotice } from './publish-notice.ts'

/** Puts out what the public may see. */
export const publisher =
  (engine: Engine): Publish =>
  (id, what = 'record', anew) =>
    what === 'notice' ? publishNotice(engine, id) : publishRecord(engine, id, anew)
