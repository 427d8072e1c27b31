import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { identify } from '#records/identify.ts'
import { jsonOption, lines } from './lines.ts'

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

async function identifyAll(): Promise<void> {
  if (process.stdin.isTTY) process.stderr.write('逐行输入代码，Ctrl-D 结束 / a code a line; Ctrl-D ends\n')
  const count = { read: 0, invalid: 0 }
  const answers = (input: AsyncIterable<string>) => replies(input, count)
  try {
    await pipeline(process.stdin.setEncoding('utf8'), answers, process.stdout, { end: false })
  } catch (error) {
    if (!isClosedPipe(error)) throw error
    process.exitCode = 1
    return
  }
  process.stderr.write(
    `读取 ${count.read} 行，无效 ${count.invalid} 行 / ${count.read} read, ${count.invalid} invalid\n`,
  )
}

async function* replies(input: AsyncIterable<string>, count: { read: number; invalid: number }) {
  for await (const batch of lines(input)) {
    let text = ''
    for (const line of batch) {
      const found = identify(line)
      count.read += 1
      if (!found.valid) count.invalid += 1
      text += `${JSON.stringify(found)}\n`
    }
    yield text
  }
}

const isClosedPipe = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EPIPE'
