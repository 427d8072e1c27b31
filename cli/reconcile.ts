import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { contentFor } from '#engine/feeds/copy-content.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { type Difference, differencesOf, readHeld } from '#engine/feeds/reconcile.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Recipient } from '#records/recipient.ts'
import { readStore } from './read-store.ts'

const help = `
FILE 是接收单位所持有的信息，每行一条：信息编号 内容摘要（SHA-256，按 RFC 8785 规范化的 JSON 计算）。只读，服务运行时也可以。
FILE lists what the recipient holds, a line a record: its id and the SHA-256 of its content's canonical JSON (RFC 8785).
Only reads, also while the server runs. Whatever differs is open again once it is entered on the recipient's page or by the interface.

--json: {"compared","missing","other","extra","bad"}，逐条在前 / preceded by a line a difference {"record","what","digest","content"}
退出码：有不同之处为 1 / exit code 1 where anything differs.`

export function register(program: Command): void {
  program
    .command('reconcile')
    .argument('<recipient>', '接收单位代号 / the recipient’s id in the directory')
    .argument('<file>')
    .description('核对接收单位所持有的信息 / compare what a recipient holds with what it should')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(reconcile)
}

async function reconcile(id: string, path: string, { json }: { json?: true }): Promise<void> {
  const { held, bad } = readHeld(await readFile(path, 'utf8'))
  const counts = { missing: 0, other: 0, extra: 0 }
  const isKnown = await readStore(async (store) => {
    const to = await recipientOf(store, id)
    if (to === null) return false
    for await (const one of differencesOf(store, to, held)) {
      counts[one.what] += 1
      process.stdout.write(json ? `${JSON.stringify(await withContent(store, to, one))}\n` : line(one))
    }
    return true
  })
  if (!isKnown) {
    process.stderr.write(`目录中没有这个接收单位 / the directory has no such recipient: ${id}\n`)
    process.exitCode = 1
    return
  }
  const said = { compared: held.size, ...counts, bad }
  if (json) process.stdout.write(`${JSON.stringify(said)}\n`)
  else process.stderr.write(summary(said))
  if (counts.missing + counts.other + counts.extra > 0) process.exitCode = 1
}

type Store = Parameters<Parameters<typeof readStore>[0]>[0]

async function withContent(store: Store, to: Recipient, one: Difference) {
  return { ...one, content: contentFor(store, await recordFor(store, one.record, 'recipient'), to.scope) }
}

const names: Readonly<Record<Difference['what'], string>> = {
  missing: '应当持有而没有 / missing',
  other: '内容不同 / other content',
  extra: '不应再持有 / not to be held',
}

const line = ({ record, what }: Difference) => `${record}  ${names[what]}\n`

const summary = ({ compared, missing, other, extra, bad }: { compared: number; bad: readonly number[] } & Counts) =>
  `核对 ${compared} 条：缺 ${missing}，内容不同 ${other}，多余 ${extra} / ${compared} compared: ${missing} missing, ${other} other, ${extra} extra\n${
    bad.length > 0 ? `无法识别的行 / lines not understood: ${bad.join(', ')}\n` : ''
  }`

type Counts = Readonly<Record<Difference['what'], number>>
