import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { Drawn } from '#engine/run/audit-source.ts'
import { takePageWords } from '#functions/http/door/page-words.ts'
import { drawnWith } from '#functions/stream/drawn.ts'
import { procedures } from '#workflows/index.ts'

/** Draws a store's public files; bundled apart for commands. */
export function drawing({ deployment, clock, sha256 }: Pick<StoreReader, 'deployment' | 'clock' | 'sha256'>): Drawn {
  takePageWords(procedures, deployment)
  return drawnWith({ deployment, clock, procedures }, sha256)
}
