import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Audited, audit } from '#audit/audit.ts'
import type { Difference } from '#audit/difference.ts'
import { takePeople } from '#engine/people/take-people.ts'
import { seal } from '#engine/proof/seal.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { wholeStore } from '#hosts/local/store/whole-store.ts'
import { staff, type TestEngine, testEngine } from '#tests/support/engine.ts'
import { instant, passTime, runExample } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'

/** Store on disk after one worked case, followed and sealed. */
export type RanStore = {
  readonly folder: string
  /** The same store, to be spoiled. */
  copy(): string
  look(folder: string, fileHash?: (key: string) => string | null): Promise<Looked>
  remove(): void
}
export type Looked = { readonly found: readonly Difference[]; readonly so: Audited }

/** `later`: instant to run on to; `also`: people's further acts. */
export async function ranStore(
  procedure: string,
  example: Example,
  { later, also }: { readonly later?: string | undefined; readonly also?: (engine: TestEngine) => Promise<void> } = {},
): Promise<RanStore> {
  const top = mkdtempSync(join(tmpdir(), 'redress-audit-'))
  const folder = join(top, 'data')
  const store = localTable({ folder })
  const engine = { ...testEngine(), table: store.table, journal: store.journal }
  await takePeople(engine, 'test', staff)
  await adoptCalendar(engine)
  await runExample(engine, procedure, example)
  if (later) await passTime(engine, instant(later))
  await also?.(engine)
  while ((await consumeAll(engine)) > 0);
  await seal(engine)
  store.close()
  let copies = 0
  return {
    folder,
    copy() {
      copies += 1
      const to = join(top, `copy-${copies}`)
      cpSync(folder, to, { recursive: true })
      return to
    },
    look: (at, fileHash) => look(engine, at, fileHash),
    remove: () => rmSync(top, { recursive: true }),
  }
}

async function look(engine: TestEngine, folder: string, fileHash?: (key: string) => string | null): Promise<Looked> {
  const whole = wholeStore(folder)
  const so: Audited = { rows: 0, items: 0, kinds: new Map(), nameless: new Map(), recounted: 0 }
  const found: Difference[] = []
  const world = { ...engine, ...whole, sha256: engine.crypto.sha256, ledgerKey: null }
  const isFile = fileHash !== undefined
  for await (const one of audit({ ...world, fileHash: fileHash ?? (() => null) }, so, () => {}))
    if (isFile || one.kind !== 'file') found.push(one)
  whole.close()
  return { found, so }
}
