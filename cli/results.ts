import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { takeResults } from '#engine/feeds/result-file.ts'
import { onExistingStore } from './opened-store.ts'

const help = `
FILE 每行一条：变更编号,已处理（或者：未处理、不符）,说明。变更编号见接收单位领取的文件。重复登记无害。
FILE has a line a change: its number, then done (or: not done, wrong), then a note. The numbers stand in the file that the
recipient took. Entering it twice does no harm.

服务运行时在“接收单位”页面粘贴，或者先停止服务 / while the server runs, paste it on the page "Recipients", or stop the server.`

const running = '在“接收单位”页面粘贴 / paste it on the page "Recipients".'

export function register(program: Command): void {
  program
    .command('results')
    .argument('<recipient>', '接收单位代号 / the recipient’s id in the directory')
    .argument('<file>')
    .description('登记接收单位报送的处理结果 / enter the results that a recipient sent')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(results)
}

async function results(id: string, path: string, { json }: { json?: true }): Promise<void> {
  const text = await readFile(path, 'utf8')
  await onExistingStore(running, async (engine) => {
    const to = await recipientOf(engine, id)
    if (to === null) {
      process.stderr.write(`目录中没有这个接收单位 / the directory has no such recipient: ${id}\n`)
      process.exitCode = 1
      return
    }
    const actor = { id: 'cli', role: 'systemAdmin', unit: null } as const
    const taken = await takeResults(engine, id, text, { actor, how: 'file' })
    const { read, confirmed, already, wrong, bad } = taken
    for (const one of bad) process.stderr.write(`第 ${one.line} 行 / line ${one.line}: ${why[one.why]}: ${one.text}\n`)
    if (json) process.stdout.write(`${JSON.stringify(taken)}\n`)
    process.stderr.write(
      `读取 ${read}，确认 ${confirmed}，此前已确认 ${already}，未处理或者不符 ${wrong} / ${read} read, ${confirmed} confirmed, ${already} before, ${wrong} not done or wrong\n`,
    )
    if (bad.length > 0) process.exitCode = 1
  })
}

const why = {
  form: '格式不符，应为“变更编号,已处理” / the form is number,done',
  unknown: '没有这条变更，请核对变更编号 / there is no such change, check its number',
} as const
