import type { Command } from 'commander'
import type { Calendar } from '#law/calendar.ts'
import { deadlineLine, replyText } from '#law/deadline-line.ts'
import { holidaysOption, readCalendar } from './holidays.ts'
import { jsonOption } from './lines.ts'
import { answerLines } from './words/answer-lines.ts'

const help = `
每行一个 JSON 对象，每行一个结果 / one JSON object a line in, one result a line out:
  {"start":"2026-09-24","workingDays":3}                    {"end":"2026-09-30","provisional":false}
  {"start":"2026-03-26","months":6,"as":"period"}           {"end":"2026-09-26","provisional":false}
  {"start":"2026-02-30","workingDays":3}                    {"refused":"invalidStart","message":"…"}

  start         起算日，当日不计入 / the start day, not counted
  workingDays | calendarDays | months                       三者取一 / one of them
  as            months: "act"（默认，遇休息日顺延） / "period"（对应日，不顺延） rolled or not
  pauses        [{"from":…,"to":…}] 两端均不计入 / both days left out
  strict        true: 暂定日期一律拒绝 / refuse provisional dates

一行有误不影响其余各行；全部读完即退出 0 / a bad line is refused and the others are answered; exit 0 once all is read.`

export function register(program: Command): void {
  program
    .command('deadline')
    .description('从标准输入逐行计算期限 / compute deadlines, a line each, from standard input')
    .option(...holidaysOption)
    .option(...jsonOption)
    .addHelpText('after', help)
    .action(async (options: { holidays?: string }) => answerAll(await readCalendar(options.holidays)))
}

const answerAll = (calendar: Calendar) =>
  answerLines({
    asks: '逐行输入 JSON，Ctrl-D 结束 / a JSON object a line; Ctrl-D ends',
    answer(line) {
      const reply = deadlineLine(line, calendar)
      return { text: replyText(reply), isBad: 'refused' in reply }
    },
    sum: (read, refused) => `读取 ${read} 行，拒绝 ${refused} 行 / ${read} read, ${refused} refused`,
  })
