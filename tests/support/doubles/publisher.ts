import { storedRecord } from '#engine/register/register.ts'
import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import { recordKey } from '#engine/store/keys.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicView } from '#records/publicity/masking.ts'

export const publicPath = (recordId: string): string => `/r/${recordId}.json`

/** Publishes a record's file; again if it moved meanwhile. */
export function publisher({ table, publicFolder, clock, deployment }: Engine): Publish {
  return async (id) => {
    for (;;) {
      const item = await table.get(recordKey(id))
      if (!item) return
      const view = publicView(storedRecord(item).record, shanghaiDay(clock.now()), deployment.flags)
      if (view === null) await publicFolder.remove(publicPath(id))
      else
        await publicFolder.put({
          path: publicPath(id),
          type: 'application/json',
          body: JSON.stringify(view),
          publicUntil: view.publicUntil,
        })
      if ((await table.get(recordKey(id)))?.v === item.v) return
    }
  }
}
