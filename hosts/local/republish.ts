import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { rewriteFeed } from '#engine/feeds/feed-files.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import { partIn } from '#engine/store/key-shape.ts'
import { noticeKeys, recordKeys } from '#engine/store/keys.ts'
import { syncFolder } from './base/sync-folder.ts'
import { askRepublish, republishAt } from './store/restoring-mark.ts'
import { wholeStore } from './store/whole-store.ts'

/** Writes what is public anew where a restore or the operator asked, or where it is gone, before anybody reads it. */
export async function republish(engine: Engine, publish: Publish, folder: string): Promise<void> {
  const shown = join(folder, 'public')
  const isGone = !existsSync(shown) && (await engine.journal.size()) > 0
  if (!existsSync(republishAt(folder)) && !isGone) return
  askRepublish(folder)
  engine.log('public.rewriting', { rows: await engine.journal.size() })
  rmSync(shown, { recursive: true, force: true })
  const store = wholeStore(folder)
  try {
    for (const { items } of store.partitions())
      for (const item of items) {
        const kind = kindOf(item)
        if (kind === 'record') await publish(partIn(recordKeys, item))
        if (kind === 'notice') await publish(partIn(noticeKeys, item), 'notice')
      }
  } finally {
    store.close()
  }
  await rewriteFeed(engine)
  rmSync(republishAt(folder), { force: true })
  syncFolder(folder)
}
