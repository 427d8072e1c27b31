import { setImmediate as turn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { sealedWrites } from '#engine/proof/sealing.ts'
import { type HandStore, type Planned, planPart } from '#engine/scan/import-hand.ts'
import type { RowFate } from '#engine/store/ports.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { localCrypto } from './base/crypto.ts'
import { environment } from './base/environment.ts'
import { goBehind } from './base/priority.ts'
import { deploymentOf } from './base/site.ts'
import { breather } from './http/answering.ts'
import { evidenceFolder } from './http/evidence-folder.ts'
import type { HandAsked, HandGiven, HandTold, PartAsked } from './import-hands.ts'
import { borrowedTable } from './store/borrowed-table.ts'
import { type Entering, readyToWrite } from './store/table-writer.ts'

/** Thread that plans the parts of a sheet, and enters what is new. */
const { data, pages }: HandGiven = workerData
const env = environment(process.env)
const crypto = localCrypto(data, { guomi: env.guomi })
const store = borrowedTable(data, crypto)
const { table } = store
const lying = evidenceFolder(data)
const deployment = deploymentOf(env)
const breathe = breather(pages)
goBehind()

/** Rows after which a loan is asked for, and most of one commit. */
const perLoan = { least: 256, most: 500 }
/** Rows planned between looks for a loan. */
const perLook = 8
/** Rows of a thread between copies of the log: some 15 MB. */
const perCheckpoint = 2000

/** A row's fate, and what enters it. */
type Row = { readonly fate: RowFate; readonly entering: Entering | null }

async function tell({ part, behind }: PartAsked): Promise<void> {
  let rows: Row[] = []
  for await (const planned of planPart(await storeNow(behind), part)) {
    breathe()
    rows.push(rowOf(planned))
    if (rows.length < perLoan.least) continue
    if (rows.length < perLoan.most && isWriting(rows) && !(await isLent(rows.length))) continue
    await enter(rows, false)
    rows = []
  }
  await enter(rows, true)
}

async function storeNow(behind: number): Promise<HandStore> {
  return {
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
}

function rowOf({ fate, writes, alone }: Planned): Row {
  if (writes.length === 0) return { fate, entering: null }
  // Nobody reads the item itself: its bytes say it.
  return { fate, entering: { alone, ready: readyToWrite(sealedWrites(crypto, writes), { isBare: true }) } }
}

const isWriting = (rows: readonly Row[]) => rows.some(({ entering }) => entering !== null)

/** The loan asked for; null: none is. */
let loan: { readonly given: Promise<void>; give(): void; isGiven: boolean } | null = null

function borrow(): Promise<void> {
  if (loan === null) {
    const { promise: given, resolve: give } = Promise.withResolvers<void>()
    loan = { given, give, isGiven: false }
    say({ what: 'borrow' })
  }
  return loan.given
}

/** Asks for a loan; plans on until it is given. */
async function isLent(planned: number): Promise<boolean> {
  void borrow()
  if (planned % perLook === 0) await turn()
  return loan?.isGiven === true
}

let entered = 0

async function enter(rows: readonly Row[], isLast: boolean): Promise<void> {
  if (!isWriting(rows)) return say({ what: 'told', fates: rows.map(({ fate }) => fate), end: null, isLast })
  await borrow()
  const { outcomes, end } = await store.take(
    rows.flatMap(({ entering }) => entering ?? []),
    breathe,
  )
  entered += rows.length
  // Nobody else writes yet: all is copied, and the log begins anew.
  if (entered >= perCheckpoint) {
    entered = 0
    store.checkpoint()
  }
  loan = null
  const left = outcomes.values()
  const fateOf = ({ fate, entering }: Row): RowFate =>
    entering === null || left.next().value?.kind === 'done' ? fate : leftRow
  say({ what: 'told', fates: rows.map(fateOf), end, isLast })
}

const leftRow: RowFate = { outcome: 'left', issues: [], mark: '', shown: false }

const say = (told: HandTold) => parentPort?.postMessage(told)

let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (asked: HandAsked) => {
  if (asked.what === 'lent') {
    if (loan) loan.isGiven = true
    return loan?.give()
  }
  last = last.then(() => tell(asked))
})
