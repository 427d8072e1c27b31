import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Command } from 'commander'
import type { Deployment } from '#engine/store/host.ts'
import { inBoth } from '#law/bilingual.ts'
import { isDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { cells } from './cells.ts'
import { actsOf, groupUnits } from './simulate/acts-of-log.ts'
import { type Away, cityYear, type Queue, staffing } from './simulate/city-year.ts'
import { type Played, playActs } from './simulate/play-acts.ts'
import { type LoggedCase, lateness, readReceiptLog } from './simulate/receipt-log.ts'
import { simulate as words } from './simulate/simulate-words.ts'
import { common } from './words/common.ts'
import { entry, paragraphs, say } from './words/say.ts'

type Options = {
  readonly cases: string
  readonly seed: string
  readonly year?: string
  readonly away?: readonly string[]
  readonly play: boolean
  readonly json?: true
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
    .option('--away <unit:from:until...>', say(words.away))
    .option('--no-play', say(words.noPlay))
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
  await ofLog(deployment, cases, bad, options)
}

/** The log’s own lateness, then its cases through the engine. */
async function ofLog(deployment: Deployment, cases: readonly LoggedCase[], bad: readonly string[], options: Options) {
  const late = lateness(cases)
  const units = groupUnits(deployment, cases)
  const played = options.play ? await playActs(actsOf(cases, units, deployment.calendar), bar()) : null
  if (options.json) return print({ ...late, bad: bad.length, ...(played && asJson(played)) })
  process.stdout.write(
    [
      say(words.lateness, late),
      say(words.running, late),
      ...(bad.length > 0 ? [say(words.badLines, { n: bad.length })] : []),
      ...(played ? table(deployment, asJson(played)) : []),
    ].join('\n'),
  )
  process.stdout.write('\n')
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
  const usual = await played(deployment, { ...plan, away: [] })
  const other = away.length > 0 ? await played(deployment, { ...plan, away }) : null
  if (options.json) return print({ year, seed, usual, ...(other && { away, other }) })
  const lines = [
    say(words.ofYear, { year: String(year), cases, seed }),
    ...table(deployment, usual),
    ...queues(deployment, usual.queues),
    ...(other ? ['', say(words.ifAway), ...table(deployment, other, usual), ...queues(deployment, other.queues)] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function played(deployment: Deployment, plan: Parameters<typeof cityYear>[0]) {
  const { acts, queues: longest } = cityYear(plan, deployment.calendar)
  return { ...asJson(await playActs(acts, bar())), queues: longest }
}

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
  all.map(({ seat, most, on }) => {
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
