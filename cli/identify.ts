import type { Command } from 'commander'
import { identify } from '#records/identify.ts'
import { jsonOption } from './lines.ts'
import { answerLines } from './words/answer-lines.ts'
import { identify as words } from './words/identify.ts'
import { say } from './words/say.ts'

const help = () => `
${say(words.lines)}:
  91445302735018834C     {"code":"91445302735018834C","kind":"uscc","valid":true,"reason":null}

  kind     uscc     ${say(words.uscc)}
           orgcode  ${say(words.orgcode)}
           ric      ${say(words.ric)}
           null     ${say(words.none)}
  reason   ${say(words.reason)}

${say(words.after)}`

export function register(program: Command): void {
  program
    .command('identify')
    .description(say(words.title))
    .option(...jsonOption())
    .addHelpText('after', help())
    .action(() => identifyAll())
}

const identifyAll = () =>
  answerLines({
    asks: say(words.asks),
    answer(line) {
      const found = identify(line)
      return { text: JSON.stringify(found), isBad: !found.valid }
    },
    sum: (read, bad) => say(words.sum, { read, bad }),
  })
