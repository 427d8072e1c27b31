import type { Command } from 'commander'
import { scanRecord } from '#engine/scan/scan-record.ts'
import { type Reported, scanReport } from '#engine/scan/scan-report.ts'
import { citationText } from '#law/source.ts'
import { onExistingStore } from './opened-store.ts'
import { readStore } from './read-store.ts'
import { common } from './words/common.ts'
import { entry, paragraphs, say } from './words/say.ts'
import { scan as words } from './words/scan.ts'
import { stateName } from './words/state-name.ts'

type Options = { readonly dryRun?: true; readonly json?: true }

const shape = [
  '{"record","documentNumber","authority","procedure","rule","article","why":{zh,en},',
  ' "outcome":"listed|opened|new","case","unit"}',
]

const help = () =>
  paragraphs(
    words.what,
    [
      entry('--dry-run', words.dryRunMeans, 11),
      entry('--json', words.json, 11),
      ...shape.map((line) => `${' '.repeat(11)}${line}`),
    ].join('\n'),
    [entry('outcome', words.outcome, 11), say(words.nightly)].join('\n'),
  )

export function register(program: Command): void {
  program
    .command('scan')
    .description(say(words.title))
    .option('--dry-run', say(words.dryRun))
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(scan)
}

async function scan({ dryRun, json }: Options): Promise<void> {
  const counts = { listed: 0, opened: 0, new: 0 }
  const tell = (one: Reported) => {
    counts[one.outcome] += 1
    process.stdout.write(json ? `${JSON.stringify(one)}\n` : sentence(one))
  }
  if (dryRun) await readStore((store) => each(scanReport(store), tell))
  else
    await onExistingStore(say(words.running), (engine) =>
      each(
        scanReport(engine, (record, recordsOf) => scanRecord(engine, record.id, recordsOf)),
        tell,
      ),
    )
  process.stderr.write(`${say(words.sum, counts)}\n`)
}

async function each(findings: AsyncIterable<Reported>, tell: (one: Reported) => void): Promise<void> {
  for await (const one of findings) tell(one)
}

function sentence({
  documentNumber,
  record,
  procedure,
  rule,
  article,
  why,
  outcome,
  case: file,
  unit,
}: Reported): string {
  const basis = article === '' ? { zh: '', en: '' } : citationText(article)
  const state = [say(words.outcomes[outcome]), ...(file ? [file.number, say(stateName(procedure, file.state))] : [])]
  return `${documentNumber}  ${record}  [${rule}] ${state.join('  ')}${unit === null ? '' : ` → ${unit}`}
  ${why.zh}${basis.zh}
  ${why.en} ${basis.en}\n`
}
