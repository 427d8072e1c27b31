import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Audited, audit } from '#audit/audit.ts'
import { sentenceOf, unlooked } from '#audit/audit-words.ts'
import type { Difference } from '#audit/difference.ts'
import { lineOf, repaired, verdictOf } from '#audit/repair.ts'
import type { AuditSource, AuditWorld } from '#engine/run/audit-source.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import { onExistingStore } from './opened-store.ts'

type Options = { readonly data?: string; readonly json?: true; readonly repair?: true }

const running = '请先停止服务 / stop the server first'

const help = `
按日志重建每个案件、记录、公告及其索引、时限、文书、计数和证据的散列，与现存的逐一比对；并核对日志链和数据库文件。
只读，服务运行时也可以。有一处不符即退出 1。签名的检查点由 redress verify 核验。
Rebuilds each case, record and notice, with index entries, clocks, papers, counters and hashes of evidence, from the log, and
holds what stands against it; the chain of the log and the database file too. Only reads, also beside a running server. Exit 1
where anything differs. Signatures are what redress verify looks at.

--repair  重建由日志得出的各项和索引，移除日志没有依据的；每次恢复都记入管理日志（store.mended）。从不改动日志；信件的措辞、
          文书的内容和原始文件日志中没有，不能恢复，逐项说明。中断后再次运行即可。
          / writes what follows from the log again, index entries too, and takes away what no log supports; each time it is
          recorded in the log of administration. It never touches the log. Words of letters, contents of papers and files
          are in no log: these are named and left. Broken off, run it again.
--json  每处一行 JSON：{"kind","code","key":{pk,sk},"about","fields","message":{zh,en}}，末行为小结
        / one JSON object a line for each difference, then one for the whole`

export function register(program: Command): void {
  program
    .command('audit')
    .description('按日志核对现存的一切 / hold all that stands against the log')
    .option('--data <dir>', '数据目录 / a data folder')
    .option('--json', '向标准输出写 JSON / print JSON')
    .option('--repair', '按日志恢复，须先停止服务 / put right what the log says; stop the server first')
    .addHelpText('after', help)
    .action((options: Options) => (options.repair ? repair(options) : auditStore(options)))
}

async function auditStore({ data, json }: Options): Promise<void> {
  const { tools } = await import('#host')
  const source = await tools.openAudit(data === undefined ? undefined : resolve(data))
  try {
    const world = worldOf(source)
    const so: Audited = { rows: 0, items: 0, kinds: new Map(), nameless: new Map(), recounted: 0 }
    const found = await tell(world, so, json === true)
    if (json) process.stdout.write(`${JSON.stringify(asJson(so, found))}\n`)
    else process.stderr.write(summary(so, found))
    if (found > 0) process.exitCode = 1
  } finally {
    source.close()
  }
}

const worldOf = (source: AuditSource): AuditWorld => ({
  ...source,
  procedures,
  calendar: source.deployment.calendar,
  rules: ruleSetVersion,
})

async function repair({ data, json }: Options): Promise<void> {
  if (data !== undefined) process.env['REDRESS_DATA'] = resolve(data)
  const { tools } = await import('#host')
  const by = { open: async () => worldOf(await tools.openAudit()), mendIndex: tools.mendIndex }
  const said = await onExistingStore(running, (engine) =>
    repaired(engine, by, (one, done) => void process.stdout.write(`${lineOf(one, done, json === true)}\n`)),
  )
  const { zh, en } = verdictOf(said)
  if (json) process.stdout.write(`${JSON.stringify({ ok: said.left === 0, ...said })}\n`)
  else process.stderr.write(`${zh} / ${en}\n`)
  if (said.left > 0) process.exitCode = 1
}

async function tell(world: AuditWorld, so: Audited, json: boolean): Promise<number> {
  let [found, partitions] = [0, 0]
  const progress = () => {
    partitions += 1
    if (partitions % 20_000 === 0)
      process.stderr.write(`已核对 ${so.rows} 行日志、${so.items} 项 / ${so.rows} log rows, ${so.items} items\n`)
  }
  for await (const one of audit(world, so, progress)) {
    found += 1
    process.stdout.write(
      json ? `${JSON.stringify({ ...one, should: undefined, message: sentenceOf(one) })}\n` : line(one),
    )
  }
  return found
}

function line(one: Difference): string {
  const { zh, en } = sentenceOf(one)
  return `${zh} / ${en}\n`
}

const asJson = (so: Audited, found: number) => ({
  ok: found === 0,
  found,
  rows: so.rows,
  items: so.items,
  recounted: so.recounted,
  unlooked: unlooked(so),
})

function summary(so: Audited, found: number): string {
  const { rows, items, recounted } = so
  const verdict =
    found === 0
      ? `相符：${rows} 行日志，${items} 项 / agrees: ${rows} log rows, ${items} items\n`
      : `有 ${found} 处不符（${rows} 行日志，${items} 项）/ ${found} differences in ${rows} log rows and ${items} items\n`
  const older =
    recounted > 0
      ? `${recounted} 件的时限按以前的日历计算，未重建 / the clocks of ${recounted} cases were counted by an earlier calendar and were not looked at\n`
      : ''
  const left = unlooked(so).map(({ zh, en, n }) => `未核对 ${n} 项：${zh} / not looked at, ${n}: ${en}\n`)
  return `${verdict}${older}${left.join('')}`
}
