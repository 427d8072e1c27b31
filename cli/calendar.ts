import type { Command } from 'commander'
import { type Coverage, coverage } from '#law/coverage.ts'
import { now } from './clock.ts'
import { holidaysOption, readCalendar } from './holidays.ts'

export function register(program: Command): void {
  program
    .command('calendar')
    .description('工作日日历 / the working-day calendar')
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

const text = (found: Coverage) => `日历版本 / version              ${found.version}
已公布年份 / published years    ${found.firstYear}–${found.lastYear}
暂定起始日 / provisional from   ${found.provisionalFrom}
估计截止日 / estimated until    ${found.estimatedUntil}
今天 / today                    ${found.today}
`
