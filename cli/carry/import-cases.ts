import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { Engine } from '#engine/store/engine.ts'
import { nearestDue } from '#engine/store/keys.ts'
import { fillBoth } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { matchKey } from '#records/normalise.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { onExistingStore } from '../opened-store.ts'
import { type ReadStore, readStore } from '../read-store.ts'
import { common } from '../words/common.ts'
import { paragraphs, say } from '../words/say.ts'
import {
  begun,
  type CarriedCase,
  type CheckedCase,
  carriedOf,
  carryCase,
  checkedCase,
  isBrokenOff,
} from './carry-case.ts'
import { faults, carry as words } from './carry-words.ts'
import { type CaseRow, readCaseSheet } from './case-sheet.ts'
import { type Fault, fault, movedIn, readCase } from './read-case.ts'

type Options = { readonly dryRun?: true; readonly json?: true }
type Told = { readonly line: number; readonly number: string; readonly fault: Fault['fault'] }
/** State that a case would have, and its nearest day. */
type Would = { readonly line: number; readonly number: string; readonly state: string; readonly due: Day | null }
type Tally = { read: number; taken: number; already: number; readonly bad: Told[]; readonly would: Would[] }

const shape =
  '--json: {"read","taken","already","bad":[{line,number,code,zh,en}]}; --dry-run: "would":[{line,number,state,due}]'

export function register(program: Command): void {
  program
    .command('import-cases')
    .argument('<file>')
    .description(say(words.title))
    .option('--dry-run', say(words.dryRun))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what, shape))
    .action(importCases)
}

async function importCases(path: string, options: Options): Promise<void> {
  await access(path)
  const { tools } = await import('#host')
  const sheet = await tools.readSheet(() => createReadStream(path))
  const read = sheet.kind === 'read' ? await readCaseSheet(sheet.lines()) : null
  if (read?.kind !== 'read') {
    const why = read ? say(words[read.code], { line: read.what, what: read.what }) : say(words.notText)
    process.stderr.write(`${why}\n`)
    process.exitCode = 1
    return
  }
  const file = basename(path)
  const tally = options.dryRun
    ? await readStore((store) => moved(store, null, read.rows, file))
    : await onExistingStore(say(words.running), (engine) => moved(engine, engine, read.rows, file))
  tell(tally, options)
}

/** Checks each row, and with an engine moves it in. */
export async function moved(
  store: ReadStore,
  engine: Engine | null,
  rows: readonly CaseRow[],
  file: string,
): Promise<Tally> {
  const tally: Tally = { read: 0, taken: 0, already: 0, bad: [], would: [] }
  const lines = new Map<string, number>()
  const matters = new Map<string, string>()
  for (const row of rows) {
    tally.read += 1
    const { number = '' } = row.cells
    const same = matchKey(number)
    const other = same === '' ? undefined : lines.get(same)
    lines.set(same, row.line)
    const done =
      other === undefined ? await rowMoved(store, engine, row, { file, matters }) : fault('numberTwice', { other })
    if (typeof done === 'string') tally[done] += 1
    else if (done.kind === 'read') {
      tally.taken += 1
      const { state } = done.stands
      tally.would.push({ line: row.line, number, state, due: nearestDue(done.stands) })
    } else tally.bad.push({ line: row.line, number, fault: done.fault })
  }
  return tally
}

type Sheet = { readonly file: string; readonly matters: Map<string, string> }

async function rowMoved(
  store: ReadStore,
  engine: Engine | null,
  row: CaseRow,
  { file, matters }: Sheet,
): Promise<'taken' | 'already' | CheckedCase | Fault> {
  const there = await movedIn(store, row.cells)
  const read = await readCase(store, row)
  if (there && read.kind === 'read' && read.record.id !== there.recordId)
    return fault('numberTaken', { what: there.number })
  const one = read.kind === 'read' ? await carriedOf(store, read) : read
  if (there && (one.kind === 'fault' || !(await isBrokenOff(store, one)))) return 'already'
  if (one.kind === 'fault') return one
  const checked = there ? null : await checkedCase(store, one, file)
  if (checked?.kind === 'fault') return checked
  const twice = alsoInSheet(one, matters)
  if (twice !== undefined) return fault('alreadyOpen', { what: twice })
  if (engine === null) return checked ?? 'taken'
  const done = await carryCase(engine, one, { file, line: row.line })
  return done.kind === 'refused' ? fault('badForm', { what: refusals[done.refusal.code] }) : 'taken'
}

/** Number of an earlier row about the same matter: one case each. */
function alsoInSheet(one: CarriedCase, matters: Map<string, string>) {
  const { procedure, record, number } = one
  const all = procedure.parties.sole?.(begun(one)) ?? []
  const own = all.map((matter) => `${record.id} ${procedure.id} ${matter}`)
  const before = own.map((matter) => matters.get(matter)).find((other) => other !== undefined)
  if (before === undefined) for (const matter of own) matters.set(matter, number)
  return before
}

function tell({ bad, would, ...tally }: Tally, { dryRun, json }: Options): void {
  const said = bad.map(({ line, number, fault: { code, values } }) => ({
    ...{ line, number, code },
    ...fillBoth(faults[code], values),
  }))
  for (const { line, number, zh, en } of said)
    process.stderr.write(`${say(words.row, { line, number: number === '' ? '—' : number, why: { zh, en } })}\n`)
  if (json) process.stdout.write(`${JSON.stringify({ ...tally, bad: said, ...(dryRun && { would }) })}\n`)
  process.stderr.write(`${say(dryRun ? words.wouldBe : words.sum, { ...tally, bad: bad.length })}\n`)
  if (bad.length > 0) process.exitCode = 1
}
