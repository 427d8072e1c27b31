import type { Command } from 'commander'
import { scanRecord } from '#engine/scan/scan-record.ts'
import { type Reported, scanReport } from '#engine/scan/scan-report.ts'
import { citationText } from '#law/source.ts'
import { onExistingStore } from './opened-store.ts'
import { readStore } from './read-store.ts'

type Options = { readonly dryRun?: true; readonly json?: true }

const help = `
逐条查看登记册，列出应当依职权更正的记录：每条写明规则、条款、理由和由哪个单位核实。
Looks at every record and lists what calls for a correction: the rule, the article, the reasons, and the unit asked.

--dry-run  只列出，不立案；服务运行时也可以 / only lists; also while the server runs
--json     每行一个 JSON：{"record","documentNumber","authority","procedure","rule","article","why":{zh,en},
           "outcome":"listed|opened|new","case","unit"} / one JSON object a line

outcome: listed 列入待研判清单 / for a person to look at; opened 已立案 / has a case; new 尚未立案 / none yet.
服务每日 02:00 自行查看一遍 / the server looks once a night, at 02:00.`

const running = '服务运行时只能用 --dry-run / while the server runs, only with --dry-run'

export function register(program: Command): void {
  program
    .command('scan')
    .description('查找应当依职权更正的记录并立案 / find records that call for a correction, and open their cases')
    .option('--dry-run', '只列出 / only list')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(scan)
}

async function scan({ dryRun, json }: Options): Promise<void> {
  const counts = { listed: 0, opened: 0, new: 0 }
  const say = (one: Reported) => {
    counts[one.outcome] += 1
    process.stdout.write(json ? `${JSON.stringify(one)}\n` : sentence(one))
  }
  if (dryRun) await readStore((store) => each(scanReport(store), say))
  else
    await onExistingStore(running, (engine) =>
      each(
        scanReport(engine, (record, recordsOf) => scanRecord(engine, record.id, recordsOf)),
        say,
      ),
    )
  process.stderr.write(
    `立案 ${counts.opened}，待立案 ${counts.new}，列入清单 ${counts.listed} / ` +
      `${counts.opened} with a case, ${counts.new} without one yet, ${counts.listed} listed\n`,
  )
}

async function each(findings: AsyncIterable<Reported>, say: (one: Reported) => void): Promise<void> {
  for await (const one of findings) say(one)
}

function sentence({ documentNumber, record, rule, article, why, outcome, case: file, unit }: Reported): string {
  const basis = article === '' ? { zh: '', en: '' } : citationText(article)
  const state = file === null ? outcome : `${outcome} ${file.number} ${file.state}`
  return `${documentNumber}  ${record}  [${rule}] ${state}${unit === null ? '' : ` → ${unit}`}
  ${why.zh}${basis.zh}
  ${why.en} ${basis.en}\n`
}
