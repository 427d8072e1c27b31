import type { Command } from 'commander'
import type { Calendar } from '#law/calendar.ts'
import { deadlineLine, replyText } from '#law/deadline-line.ts'
import { holidaysOption, readCalendar } from './holidays.ts'
import { jsonOption } from './lines.ts'
import { answerLines } from './words/answer-lines.ts'
import { deadline as words } from './words/deadline.ts'
import { say } from './words/say.ts'

const help = () => `
${say(words.lines)}:
  {"start":"2026-09-24","workingDays":3}                    {"end":"2026-09-30","provisional":false}
  {"start":"2026-03-26","months":6,"as":"period"}           {"end":"2026-09-26","provisional":false}
  {"start":"2026-02-30","workingDays":3}                    {"refused":"invalidStart","message":"…"}

  start         ${say(words.start)}
  workingDays | calendarDays | months                       ${say(words.oneOf)}
  as            ${say(words.as)}
  pauses        [{"from":…,"to":…}] ${say(words.pauses)}
  strict        ${say(words.strict)}

${say(words.after)}`

export function register(program: Command): void {
  program
    .command('deadline')
    .description(say(words.title))
    .option(...holidaysOption())
    .option(...jsonOption())
    .addHelpText('after', help())
    .action(async (options: { holidays?: string }) => answerAll(await readCalendar(options.holidays)))
}

const answerAll = (calendar: Calendar) =>
  answerLines({
    asks: say(words.asks),
    answer(line) {
      const reply = deadlineLine(line, calendar)
      return { text: replyText(reply), isBad: 'refused' in reply }
    },
    sum: (read, bad) => say(words.sum, { read, bad }),
  })
