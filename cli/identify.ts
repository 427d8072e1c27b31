import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { identify } from '#records/identify.ts'

/** `redress identify`: a code a line in, one JSON object a line out. */
export function register(program: Command): void {
  program
    .command('identify')
    .description('识别代码并校验:标准输入每行一个 (which identity code each line is, and whether it is right)')
    .action(identifyLines)
}

async function identifyLines(): Promise<void> {
  const count = { read: 0, invalid: 0 }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const found = identify(count.read === 0 ? line.replace(/^\ufeff/, '') : line)
    count.read += 1
    if (!found.valid) count.invalid += 1
    if (!process.stdout.write(`${JSON.stringify(found)}\n`)) await drained()
  }
  process.stderr.write(
    `读取 ${count.read} 行,无效 ${count.invalid} 行 (${count.read} read, ${count.invalid} invalid)\n`,
  )
}

const drained = () => new Promise<void>((resolve) => process.stdout.once('drain', resolve))
