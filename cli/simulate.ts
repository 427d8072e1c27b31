import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Command, Option } from 'commander'
import type { Deployment } from '#engine/store/host.ts'
import { inBoth } from '#law/bilingual.ts'
import { type Day, isDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { cells } from './cells.ts'
import { actsOf, groupUnits } from './simulate/acts-of-log.ts'
import { type Away, cityYear, type Queue, staffing } from './simulate/city-year.ts'
import { playInProcesses, playPart } from './simulate/in-processes.ts'
import { type Act, actsUntil, dayAfter, type Ending, type Played, playActs } from './simulate/play-acts.ts'
import { type PlayedLog, playLog } from './simulate/play-log.ts'
import { type Lateness, lateness, type ReceiptLog, readReceiptLog } from './simulate/receipt-log.ts'
import { simulate as words } from './simulate/simulate-words.ts'
import { common } from './words/common.ts'
import { entry, paragraphs, say } from './words/say.ts'

type Options = {
  readonly cases: string
  readonly seed: string
  readonly year?: string
  readonly until?: string
  readonly away?: readonly string[]
  readonly processes?: string
  /** Folder of a store to be served, new or of this simulation. */
  readonly keep?: string
  readonly play: boolean
  readonly json?: true
  /** `k/n`: plays every n-th case, for another process. */
  readonly part?: string
}

const help = () => paragraphs(words.what, [entry('--away', words.awayText, 8)].join('\n'))

export function register(program: Command): void {
  program
    .command('simulate')
    .argument('[log]', say(words.log))
    .description(say(words.title))
    .option('--cases <n>', say(words.cases), '2000')
    .option('--seed <n>', say(words.seed), '1')
    .option('--year <year>', say(words.year))
    .option('--until <day>', say(words.until))
    .option('--away <unit:from:until...>', say(words.away))
    .option('--processes <n>', say(words.processes))
    .option('--keep <folder>', say(words.keep))
    .option('--no-play', say(words.noPlay))
    .addOption(new Option('--part <k/n>').hideHelp())
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(simulate)
}

async function simulate(log: string | undefined, options: Options): Promise<void> {
  const { tools } = await import('#host')
  const deployment = tools.deployment()
  if (log === undefined) return yearOf(deployment, options)
  const read = () => createReadStream(log)
  const sheet = await tools.readSheet(log.endsWith('.gz') ? () => pipeline(read(), createGunzip(), () => {}) : read)
  if (sheet.kind === 'refused') throw new Fault('simulate.log', say(words.badLog, { what: sheet.code }))
  const { cases, bad } = await readReceiptLog(sheet.lines())
  if (cases.length === 0) throw new Fault('simulate.log', say(words.badLog, { what: bad.join(', ') }))
  await ofLog(deployment, log, { cases, bad }, options)
}

/** The log’s lateness by columns and engine; then as objections. */
async function ofLog(deployment: Deployment, log: string, { cases, bad }: ReceiptLog, options: Options) {
  const acts = () => actsOf(cases, groupUnits(deployment, cases), deployment.calendar)
  if (options.part !== undefined) return playPart(acts(), options.part)
  const late = lateness(cases)
  if (!options.play) return options.json ? print({ ...late, bad: bad.length }) : printLines(ofCounts(late, bad))
  const own = await playLog(cases, deployment.calendar, bar())
  const agrees = isAsCounted(own, late)
  const played = asJson(await playShared(acts(), [log], options))
  if (!agrees) process.exitCode = 1
  if (options.json) return print({ ...late, bad: bad.length, own: { ...own, agrees }, ...played })
  printLines([...ofCounts(late, bad), ...ofOwn(own, agrees), '', say(words.asObjections), ...table(deployment, played)])
}

const isAsCounted = (own: PlayedLog, late: Lateness) =>
  own.lateByInstant === late.lateByInstant && own.lateByDate === late.lateByDate && own.running === late.running

const ofCounts = (late: Lateness, bad: readonly string[]): readonly string[] => [
  say(words.lateness, late),
  say(words.running, late),
  ...(bad.length > 0 ? [say(words.badLines, { n: bad.length })] : []),
]

/** Breaches of the log’s own deadlines, as the engine found them. */
function ofOwn(own: PlayedLog, agrees: boolean): readonly string[] {
  const { groups, ...sums } = own
  const head = [words.group, words.byInstant, words.byDate, words.overdue].map((name) => say(name))
  const lines = Object.entries(groups).map(([group, { lateByInstant, lateByDate, overdue }]) =>
    row([group, ...[lateByInstant, lateByDate, overdue].map(String)]),
  )
  return ['', say(words.own, sums), say(agrees ? words.agrees : words.differs), row(head), ...lines]
}

/** A seeded year; with somebody away, the same year twice. */
async function yearOf(deployment: Deployment, options: Options): Promise<void> {
  const [cases, seed] = [Number(options.cases), Number(options.seed)]
  const { firstYear, lastYear } = deployment.calendar
  const year = Number(options.year ?? lastYear)
  if (!(Number.isInteger(cases) && cases > 0 && cases <= 100_000)) throw new Fault('simulate', say(words.badCases))
  if (!(year >= firstYear && year <= lastYear))
    throw new Fault('simulate', say(words.badYear, { from: String(firstYear), to: String(lastYear) }))
  const staffed = staffing(deployment, cases)
  const away = (options.away ?? []).map((text) => awayOf(text, staffed.units))
  const plan = { year, cases, seed, ...staffed }
  const until = untilOf(options, year)
  const playedBy = (out: typeof away) => {
    const { acts, queues } = cityYear({ ...plan, away: out }, deployment.calendar)
    const played = actsUntil(acts, until)
    if (played.length === 0) throw new Fault('simulate', say(words.noneUntil, { text: until ?? '' }))
    // Queues of the whole year say nothing of its part.
    return { acts: played, queues: until ? [] : queues }
  }
  if (options.part !== undefined) return playPart(playedBy(away).acts, options.part, until)
  const { keep: _, ...shown } = options
  // Of two runs the one with somebody away is kept.
  const played = async (out: typeof away, isKept: boolean) => {
    const { acts, queues: longest } = playedBy(out)
    const given = ['--cases', cases, '--seed', seed, '--year', year, ...(until ? ['--until', until] : [])].map(String)
    const others = out.length > 0 ? ['--away', ...(options.away ?? [])] : []
    const result = await playShared(acts, [...given, ...others], isKept ? options : shown)
    return { ...asJson(result), queues: longest }
  }
  const usual = await played([], away.length === 0)
  const other = away.length > 0 ? await played(away, true) : null
  if (options.json) return print({ year, seed, usual, ...(other && { away, other }) })
  printLines([
    say(words.ofYear, { year: String(year), cases, seed }),
    ...table(deployment, usual),
    ...queues(deployment, usual.queues),
    ...(other ? ['', say(words.ifAway), ...table(deployment, other, usual), ...queues(deployment, other.queues)] : []),
  ])
}

/** In this process; many cases in several, each with its share. */
function playShared(acts: readonly Act[], args: readonly string[], options: Options): Promise<Played> {
  const { processes, keep, until } = options
  if (keep !== undefined) return playKept(acts, { kept: keptFolder(keep, planOf(args)), until })
  const cases = acts.filter(({ what }) => what === 'open').length
  const parts = processes === undefined ? partsFor(cases) : Number(processes)
  if (!(Number.isInteger(parts) && parts > 0 && parts <= 64)) throw new Fault('simulate', say(words.badProcesses))
  return parts > 1 ? playInProcesses(args, parts, bar()) : playActs(acts, bar(), { until })
}

/** Kept, and how to look at it. */
async function playKept(acts: readonly Act[], ending: Ending & { readonly kept: string }): Promise<Played> {
  const played = await playActs(acts, bar(), ending)
  process.stderr.write(`${say(words.kept, { folder: ending.kept, day: dayAfter(acts, ending.until) })}\n`)
  return played
}

/** A new folder, or one in which the same simulation was begun. */
function keptFolder(path: string, plan: string): string {
  const note = join(path, 'simulated.txt')
  if (existsSync(path)) {
    if (existsSync(note) && readFileSync(note, 'utf8') === plan) return path
    throw new Fault('simulate', say(words.badKeep, { path }))
  }
  mkdirSync(path, { recursive: true, mode: 0o700 })
  writeFileSync(note, plan)
  return path
}

/** The plan, wherever it ends. */
function planOf(args: readonly string[]): string {
  const until = args.indexOf('--until')
  return `${args.filter((_, i) => until < 0 || (i !== until && i !== until + 1)).join(' ')}\n`
}

function untilOf({ until }: Options, year: number): Day | undefined {
  if (until === undefined || (isDay(until) && until.startsWith(`${year}-`))) return until
  throw new Fault('simulate', say(words.badUntil, { year: String(year), text: until }))
}

/** A process for each core; few cases are not worth another. */
const partsFor = (cases: number) => Math.max(1, Math.min(availableParallelism(), Math.floor(cases / 200)))

function awayOf(text: string, units: readonly { readonly unit: string }[]): Away {
  const [unit = '', from = '', until = ''] = text.split(':')
  if (units.some((one) => one.unit === unit) && isDay(from) && isDay(until) && from <= until)
    return { unit, from, until }
  throw new Fault('simulate.away', say(words.badAway, { text, units: units.map((one) => one.unit).join(', ') }))
}

type Result = ReturnType<typeof asJson>
const asJson = ({ units, ...played }: Played) => ({
  ...played,
  units: Object.fromEntries(units),
})

const print = (body: object) => void process.stdout.write(`${JSON.stringify(body)}\n`)
const printLines = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`)

/** One line for each unit; beside it what another run had. */
function table(deployment: Deployment, { units, ...played }: Result, before?: Result): readonly string[] {
  const named = [words.unit, words.onTime, words.late, words.overdue, words.open].map((name) => say(name))
  const lines = Object.entries(units)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([unit, { onTime, late, overdue, open }]) => {
      const had = before?.units[unit]
      const more = had ? say(words.than, { n: had.late + had.overdue }) : ''
      return row([nameOf(deployment, unit), ...[onTime, late, overdue, open].map(String), more])
    })
  return [say(words.played, { cases: played.cases, refused: played.refused }), row(named), ...lines]
}

const queues = (deployment: Deployment, all: readonly Queue[]): readonly string[] =>
  all.flatMap(({ seat, most, on }) => {
    if (most === 0) return []
    const [unit = '', head] = seat.split(' ')
    const name =
      unit === 'intake' ? say(words.intake) : `${nameOf(deployment, unit)}${head ? ` ${say(words.head)}` : ''}`
    return say(words.queue, { name, most, on })
  })

function nameOf({ directory }: Deployment, unit: string): string {
  const found = directory.units.find(({ id }) => id === unit)
  return found ? `${inBoth(found.name).zh} ${unit}` : unit
}

const row = ([first = '', ...rest]: readonly string[]) => cells([first, 44], ...rest.map((text) => [text, 26] as const))

/** Progress: a bar on a terminal, else a line each tenth. */
function bar(): (part: number, at: number) => void {
  let told = -1
  return (part, at) => {
    const { stderr } = process
    const tenth = Math.floor(part * (stderr.isTTY ? 100 : 10))
    if (tenth === told) return
    told = tenth
    const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
    const done = Math.floor(part * 40)
    const shown = `[${'#'.repeat(done)}${' '.repeat(40 - done)}] ${Math.floor(part * 100)}% ${day}`
    stderr.write(stderr.isTTY ? `\r${shown}${part >= 1 ? '\n' : ''}` : `${shown}\n`)
  }
}
