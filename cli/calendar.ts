import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { noticeFaultLine, noticeFaultWords } from '#engine/begin/holiday-notice-words.ts'
import { movedBy } from '#engine/run/calendar-change.ts'
import { statutoryYears } from '#law/china.ts'
import { type Coverage, coverage } from '#law/coverage.ts'
import { procedures } from '#workflows/index.ts'
import { cells } from './cells.ts'
import { now } from './clock.ts'
import { holidaysOption, readCalendar } from './holidays.ts'
import { calendar as words } from './words/calendar.ts'
import { common } from './words/common.ts'
import { say } from './words/say.ts'

export function register(program: Command): void {
  const calendar = program.command('calendar').description(say(words.title))
  preview(calendar)
  read(calendar)
  calendar
    .command('check')
    .description(say(words.check))
    .option(...holidaysOption())
    .option('--json', say(common.json))
    .action(async (options: { holidays?: string; json?: true }) => {
      const found = coverage(await readCalendar(options.holidays), now())
      if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`)
      else process.stdout.write(text(found))
      if (found.warning !== null) process.stderr.write(`${say(words.warning, { warning: found.warning })}\n`)
    })
}

/** Reads a notice as the page does; names wrong lines. */
function read(calendar: Command): void {
  calendar
    .command('read')
    .description(say(words.read))
    .argument('<file>', say(words.file))
    .requiredOption('--url <address>', say(words.url))
    .action(async (file: string, { url }: { url: string }) => {
      const { readNotice } = await import('#engine/begin/holiday-notice.ts')
      const found = readNotice(await readFile(file, 'utf8'), url, statutoryYears)
      if (found.kind === 'read') {
        process.stdout.write(`${JSON.stringify(found.year, null, 2)}\n`)
        return
      }
      for (const { line, code, text: said } of found.faults)
        process.stderr.write(`${say(noticeFaultLine, { line, why: say(noticeFaultWords[code]), text: said })}\n`)
      process.exitCode = 1
    })
}

/** Shows what a folder's years would move. */
function preview(calendar: Command): void {
  calendar
    .command('preview')
    .description(say(words.preview))
    .requiredOption(...holidaysOption())
    .action(async (options: { holidays: string }) => {
      const { tools } = await import('#host')
      const next = await readCalendar(options.holidays)
      const store = await tools.openReader()
      let moved = 0
      try {
        for await (const one of movedBy({ ...store, procedures }, next)) {
          process.stdout.write(`${JSON.stringify(one)}\n`)
          moved += 1
        }
      } finally {
        store.close()
      }
      process.stderr.write(`${say(words.moved, { n: moved, version: next.version })}\n`)
    })
}

const text = (found: Coverage) =>
  (
    [
      [words.version, found.version],
      [words.years, `${found.firstYear}–${found.lastYear}`],
      [words.provisionalFrom, found.provisionalFrom],
      [words.estimatedUntil, found.estimatedUntil],
      [words.today, found.today],
    ] as const
  )
    .map(([name, value]) => `${cells([say(name), 32])}${value}\n`)
    .join('')
