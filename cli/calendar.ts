import type { Command } from 'commander'
import { movedBy } from '#engine/run/calendar-change.ts'
import { type Coverage, coverage } from '#law/coverage.ts'
import { procedures } from '#workflows/index.ts'
import { now } from './clock.ts'
import { holidaysOption, readCalendar } from './holidays.ts'

export function register(program: Command): void {
  const calendar = program.command('calendar').description('工作日日历 / the working-day calendar')
  preview(calendar)
  calendar
    .command('check')
    .description('日历覆盖到何时，暂定从何时起；11 月 15 日起提醒 / how far it reaches; warns from 15 November')
    .option(...holidaysOption)
    .option('--json', '输出 JSON / print JSON')
    .action(async (options: { holidays?: string; json?: true }) => {
      const found = coverage(await readCalendar(options.holidays), now())
      if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`)
      else process.stdout.write(text(found))
      if (found.warning !== null) process.stderr.write(`注意 / warning: ${found.warning.zh} ${found.warning.en}\n`)
    })
}

/** Shows what a folder's years would move. */
function preview(calendar: Command): void {
  calendar
    .command('preview')
    .description(
      '列出换用这份日历后日期变动的在办期限，不作改动 / the limits of open cases that it moves; changes nothing',
    )
    .requiredOption(...holidaysOption)
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
      process.stderr.write(`变动的期限 / limits moved: ${moved}; ${next.version}\n`)
    })
}

const text = (found: Coverage) => `日历版本 / version              ${found.version}
已公布年份 / published years    ${found.firstYear}–${found.lastYear}
暂定起始日 / provisional from   ${found.provisionalFrom}
估计截止日 / estimated until    ${found.estimatedUntil}
今天 / today                    ${found.today}
`
