import { parentPort, workerData } from 'node:worker_threads'
import { type HandStore, planPart, recentNumbers } from '#engine/scan/import-hand.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { localCrypto } from './base/crypto.ts'
import { environment } from './base/environment.ts'
import { deploymentOf } from './base/site.ts'
import { evidenceFolder } from './http/evidence-folder.ts'
import type { HandTold, PartAsked } from './import-hands.ts'
import { localTable } from './store/table.ts'
import { readyToWrite } from './store/table-writer.ts'

/** Thread that plans the parts of a sheet. */
const { data }: { readonly data: string } = workerData
const env = environment(process.env)
const { table } = localTable({ folder: data, readOnly: true })
const lying = evidenceFolder(data)
const crypto = localCrypto(data, { guomi: env.guomi })
const deployment = deploymentOf(env)
const recent = recentNumbers()

/** Rows of one message, and of one commit. */
const perMessage = 50

async function tell({ part, behind }: PartAsked): Promise<void> {
  const store: HandStore = {
    table,
    crypto,
    clock: { now: () => Date.now() + behind },
    deployment: await deploymentNow({ table, deployment }),
    rules: ruleSetVersion,
    files: {
      async read(key) {
        const file = lying.stat(key)
        return file && new Uint8Array(lying.bytes(file))
      },
    },
  }
  let rows: HandTold['rows'][number][] = []
  for await (const { fate, writes, alone } of planPart(store, part, recent)) {
    // Nobody reads the item itself: its bytes say it.
    rows.push({
      fate,
      alone,
      ready: writes.length === 0 ? [] : readyToWrite(writes).map(({ item: _, ...rest }) => rest),
    })
    if (rows.length < perMessage) continue
    say({ rows, isLast: false })
    rows = []
  }
  say({ rows, isLast: true })
}

const say = (told: HandTold) => parentPort?.postMessage(told)

let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (asked: PartAsked) => {
  last = last.then(() => tell(asked))
})
