import type { Engine } from '#engine/engine.ts'
import { type Sealed, seal } from '#engine/seal.ts'

/** Called each minute, and by whoever waits for a checkpoint. Calls at once share one run. */
export function sealDoor(engine: Engine): () => Promise<Sealed> {
  let running: Promise<Sealed> | null = null
  return () => {
    running ??= seal(engine).finally(() => {
      running = null
    })
    return running
  }
}
