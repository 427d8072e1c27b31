import type { Command } from 'commander'
import { identify } from '#records/identify.ts'
import { jsonOption } from './lines.ts'
import { answerLines } from './words/answer-lines.ts'

const help = `
每行一个代码，每行一个 JSON 结果 / one code a line in, one JSON object a line out:
  91445302735018834C     {"code":"91445302735018834C","kind":"uscc","valid":true,"reason":null}

  kind     uscc 统一社会信用代码 / orgcode 组织机构代码 / ric 居民身份证号 / null
  reason   无效原因：类别加说明；有效时为 null / why not valid: a kind, a colon, a sentence

全部读完即退出 0 / exit 0 once every line was read.`

export function register(program: Command): void {
  program
    .command('identify')
    .description('从标准输入逐行识别代码并校验 / tell what identity code each line of standard input is, and check it')
    .option(...jsonOption)
    .addHelpText('after', help)
    .action(() => identifyAll())
}

const identifyAll = () =>
  answerLines({
    asks: '逐行输入代码，Ctrl-D 结束 / a code a line; Ctrl-D ends',
    answer(line) {
      const found = identify(line)
      return { text: JSON.stringify(found), isBad: !found.valid }
    },
    sum: (read, invalid) => `读取 ${read} 行，无效 ${invalid} 行 / ${read} read, ${invalid} invalid`,
  })
