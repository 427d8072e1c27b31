import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { allIssuesOf } from '#engine/scan/import-batch.ts'
import { importFile } from '#engine/scan/import-file.ts'
import type { Batch } from '#engine/scan/import-kinds.ts'
import type { ImportOutcome } from '#engine/scan/import-rows.ts'
import type { Engine } from '#engine/store/engine.ts'
import { RecordKind } from '#records/kind.ts'
import { cells } from './cells.ts'
import { onOpenedStore } from './opened-store.ts'
import { refusalWords, tallyWords } from './words/import-words.ts'

type Options = {
  readonly kind?: RecordKind
  readonly domain?: string
  readonly full?: true
  readonly sender?: string
  readonly json?: true
  readonly en?: true
}

const help = `
文件为一类信用信息的表（CSV），UTF-8、UTF-16 或 GB 18030 编码：行政处罚、行政许可按双公示标准，其余各类按 docs/records.md。
The file is a sheet of one kind of record as CSV in UTF-8, UTF-16 or GB 18030: penalties and permits by the 双公示 standard,
the other kinds by docs/records.md.

默认为增量：表中没有的记录不受影响。全量（--full）须写明报送单位（--sender）。
A sheet is a delta: what it lacks is left alone. A complete one (--full) needs the unit that sent it (--sender).

--json: {"read","accepted","unchanged","held","stillHeld","issues":[{row,line,column,code,value,reason,remedy}]}

服务运行时请先停止服务，再导入；导入结果见 /admin/imports / while the server runs, stop it first; /admin/imports shows what was imported.`

const running = '导入后再启动服务 / import, then start the server again.'

export function register(program: Command): void {
  program
    .command('import')
    .argument('<file>')
    .description('导入双公示数据 / take a sheet of records into the register')
    .addOption(
      new Option('--kind <kind>', '只接受这一种表 / refuse a sheet of the other kind').choices(RecordKind.options),
    )
    .option('--domain <domain>', '信用领域代号或名称 / the domain of rows that name none, by id or name')
    .option(
      '--full',
      '全量：列出表中缺少的记录，待报送单位说明原因，不因此终止 / the sheet is complete: what it lacks is listed for its sender’s reason, and ends by nothing',
    )
    .option('--sender <unit>', '报送单位代号 / the id of the unit that sent the sheet')
    .option('--json', '向标准输出写 JSON / print JSON')
    .option('--en', '问题清单用英文 / findings in English')
    .addHelpText('after', help)
    .action(importOne)
}

async function importOne(path: string, options: Options): Promise<void> {
  const bytes = await readFile(path)
  const { tools } = await import('#host')
  await onOpenedStore(running, async (engine) => {
    const outcome = await importFile(engine, bytes, {
      file: basename(path),
      actor: { id: 'cli', role: 'systemAdmin', unit: null },
      language: options.en ? 'en' : 'zh',
      readLines: tools.csvLines,
      progress,
      ...(options.kind && { kind: options.kind }),
      ...(options.domain !== undefined && { domain: options.domain }),
      ...(options.full && { full: true }),
      ...(options.sender !== undefined && { sender: options.sender }),
    })
    await say(engine, outcome, options.json ?? false)
  })
}

async function say(engine: Engine, outcome: ImportOutcome, json: boolean): Promise<void> {
  if (outcome.kind === 'refused') {
    const { code, issues, line } = outcome
    const at = line === undefined ? '' : ` 第 ${line} 行 / line ${line}`
    process.stderr.write(`未导入 / nothing was imported: ${refusalWords[code].zh} / ${refusalWords[code].en}${at}\n`)
    process.stderr.write(table(issues))
    if (json)
      process.stdout.write(`${JSON.stringify({ refused: code, ...(line !== undefined && { line }), issues })}\n`)
    process.exitCode = 1
    return
  }
  if (json) await writeJson(engine, outcome.batch)
  else for await (const issues of allIssuesOf(engine, outcome.batch.id)) process.stderr.write(table(issues))
  process.stderr.write(summary(outcome.batch))
  if (outcome.broken !== null) {
    const { line, message } = outcome.broken
    process.stderr.write(
      `第 ${line} 行起无法读取，更正后重新导入 / from line ${line} on it cannot be read: ${message}\n`,
    )
    process.exitCode = 1
  }
}

/** Written by page: a long sheet's findings exceed memory. */
async function writeJson(engine: Engine, batch: Batch): Promise<void> {
  const { read, accepted, unchanged, held, stillHeld } = batch
  process.stdout.write(`${JSON.stringify({ read, accepted, unchanged, held, stillHeld }).slice(0, -1)},"issues":[`)
  let comma = ''
  for await (const issues of allIssuesOf(engine, batch.id)) {
    process.stdout.write(comma + JSON.stringify(issues).slice(1, -1))
    comma = ','
  }
  process.stdout.write(']}\n')
}

type Issues = Extract<ImportOutcome, { kind: 'refused' }>['issues']

const table = (issues: Issues) =>
  issues
    .map(({ row, line, column, value, reason, remedy }) => {
      const place = cells([`#${row}`, 6], [`L${line}`, 7], [column, 16], [value, 24])
      return `${place}${reason} → ${remedy}\n`
    })
    .join('')

function summary(batch: Batch): string {
  const line = (name: keyof typeof tallyWords) =>
    `${cells([tallyWords[name].zh, 16], [tallyWords[name].en, 26])}${String(batch[name]).padStart(8)}\n`
  const rows = (['read', 'accepted', 'shown', 'unchanged', 'held', 'stillHeld'] as const).map(line).join('')
  return `\n${rows}${batch.full ? line('absent') : ''}`
}

let told = 0

/** Line each 5,000 rows, as a sign of progress. */
function progress({ read }: Batch): void {
  if (Math.floor(read / 5000) === told) return
  told = Math.floor(read / 5000)
  process.stderr.write(`已读 ${read} 行 / ${read} rows read\n`)
}
