import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { readBatch } from '#engine/scan/import-batch.ts'
import type { Batch } from '#engine/scan/import-kinds.ts'
import { everyRecord } from '#engine/scan/scan.ts'
import { newId } from '#engine/store/id.ts'
import { handOver } from '#hosts/local/import-inbox.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import { sampleSheet } from '#tests/support/pages/sample-sheet.ts'
import { freePort, started } from '#tests/support/started.ts'
import { audited } from './audited.ts'

/** `wrong`: rows lost or doubled, and counts that differ. */
export type KilledImport = { readonly kills: number; readonly rows: number; readonly wrong: readonly string[] }

const mostMilliseconds = 900
const rowsOfSheet = 2000

type Place = { readonly folder: string; readonly port: number }
/** A sheet under way. */
type Sheet = { readonly id: string; readonly path: string; readonly first: number; readonly rows: number }

/** Kills the program at random moments of imports, and counts every row. */
export async function killImports(kills: number, chance: () => number, told: (one: KilledImport) => void = () => {}) {
  const top = mkdtempSync(join(tmpdir(), 'redress-killed-import-'))
  const at = { folder: join(top, 'data'), port: await freePort() }
  mkdirSync(at.folder)
  const wrong: string[] = []
  let program = await started({ at })
  let [rows, sheet] = [0, await handedOver(top, at, 0)]
  try {
    for (let n = 0; n < kills; n += 1) {
      const before = await readOf(at, sheet)
      await sleep(chance() * mostMilliseconds)
      await program.kill()
      const stood = await readOf(at, sheet)
      if (stood < before) wrong.push(`kill ${n}: ${before} rows counted, then ${stood}`)
      program = await started({ at })
      if ((await readOf(at, sheet)) < stood) wrong.push(`kill ${n}: began anew from ${stood}`)
      told({ kills: 1, rows: 0, wrong: [] })
      if (stood < sheet.rows) continue
      wrong.push(...(await faultsOf(at, sheet)))
      rows += sheet.rows
      sheet = await handedOver(top, at, rows)
    }
    wrong.push(...(await faultsOf(at, sheet)), ...(await again(at, sheet)))
    rows += sheet.rows
    await program.stop()
    wrong.push(...(await registered(at, rows)), ...audited(at.folder, { PORT: String(at.port) }))
    const done = { kills, rows, wrong }
    told({ ...done, kills: 0 })
    return done
  } finally {
    await program.kill()
    rmSync(top, { recursive: true })
  }
}

const sheetId = () => newId({ random: (n) => new Uint8Array(randomBytes(n)) })
const documentOf = (n: number) => `样penalty〔2026〕${n}号`
/** Rows that the service takes itself. */
const isPerson = (n: number) => n % 100 === 50
const isHeld = (n: number) => n % 100 === 99

/** Rows back to the one that it repeats; 0: none. */
function back(i: number): number {
  if (i % 100 === 75) return 30
  if (i % 100 === 80 && i >= 600 && i < 1200) return 600
  return i % 100 === 98 && i > 100 ? 99 : 0
}
const places = Array.from({ length: rowsOfSheet }, (_, i) => i)
const heldTwice = places.filter((i) => back(i) === 99).length
const twice = places.filter((i) => back(i) > 0).length - heldTwice
const lacking = places.filter(isHeld).length

async function handedOver(top: string, at: Place, first: number): Promise<Sheet> {
  const numbers = places.map((i) => first + i - back(i))
  const code = (n: number) => (isHeld(n) ? '' : makeUscc(`MA${String(n).padStart(6, '0')}`, '91445300'))
  const lines = sampleSheet(
    'penalty',
    numbers.map((n) => ({
      ...{ n, authority: '云浮市生态环境局', isPerson: isPerson(n) },
      cells: isPerson(n) ? {} : { CF_XDR_SHXYM: code(n) },
    })),
  )
  const path = join(top, `sheet-${first}.csv`)
  writeFileSync(path, stringify(lines.map((line) => ('cells' in line ? [...line.cells] : []))))
  const sheet = { id: sheetId(), path, first, rows: rowsOfSheet }
  await handOver(at.folder, path, { id: sheet.id, file: 'killed.csv', language: 'zh' })
  return sheet
}

async function batchOf(at: Place, { id }: Pick<Sheet, 'id'>): Promise<Batch | null> {
  const { table, close } = localTable({ folder: at.folder, readOnly: true })
  try {
    return await readBatch({ table }, id)
  } finally {
    close()
  }
}

const readOf = async (at: Place, sheet: Sheet) => (await batchOf(at, sheet))?.read ?? 0

async function ended(at: Place, sheet: Pick<Sheet, 'id'>): Promise<Batch> {
  for (;;) {
    const batch = await batchOf(at, sheet)
    if (batch?.status === 'done') return batch
    await sleep(50)
  }
}

/** Waits for its end; counts that an unbroken import has otherwise. */
async function faultsOf(at: Place, sheet: Sheet): Promise<readonly string[]> {
  const { read, accepted, unchanged, held, stillHeld } = await ended(at, sheet)
  return differences(
    `sheet from ${sheet.first}`,
    { read, accepted, unchanged, held, stillHeld },
    {
      ...{ read: sheet.rows, accepted: sheet.rows - twice - lacking - heldTwice },
      ...{ unchanged: twice, held: lacking, stillHeld: heldTwice },
    },
  )
}

/** The same file once more: nothing new, nothing held anew. */
async function again(at: Place, { path, rows }: Sheet): Promise<readonly string[]> {
  const id = sheetId()
  await handOver(at.folder, path, { id, file: 'again.csv', language: 'zh' })
  const { accepted, unchanged, held, stillHeld } = await ended(at, { id })
  const allHeld = lacking + heldTwice
  return differences(
    'sent again',
    { accepted, unchanged, held, stillHeld },
    {
      ...{ accepted: 0, unchanged: rows - allHeld, held: 0, stillHeld: allHeld },
    },
  )
}

type Counts = Readonly<Record<string, number>>
const differences = (what: string, is: Counts, due: Counts) =>
  Object.entries(due).flatMap(([name, n]) => (is[name] === n ? [] : [`${what}: ${name} ${is[name]}, not ${n}`]))

/** Each number once, in its first version. */
async function registered(at: Place, rows: number): Promise<readonly string[]> {
  const { table, close } = localTable({ folder: at.folder, readOnly: true })
  const seen = new Map<string, number>()
  const wrong: string[] = []
  for await (const records of everyRecord(table))
    for (const { documentNumber, versions } of records) {
      seen.set(documentNumber.raw, (seen.get(documentNumber.raw) ?? 0) + 1)
      if (versions.length > 1 && documentNumber.raw.startsWith('样penalty'))
        wrong.push(`changed: ${documentNumber.raw}`)
    }
  close()
  for (let n = 0; n < rows; n += 1) {
    const [is, due] = [seen.get(documentOf(n)) ?? 0, isHeld(n) || back(n % rowsOfSheet) > 0 ? 0 : 1]
    if (is !== due) wrong.push(`${documentOf(n)}: ${is} records, not ${due}`)
  }
  return wrong
}
