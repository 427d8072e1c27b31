import type { Command } from 'commander'
import { explainRecords } from '#engine/scan/explain-record.ts'
import { matchKey } from '#records/normalise.ts'
import { readStore } from './read-store.ts'
import { recordText } from './record-text.ts'
import { common } from './words/common.ts'
import { explainRecord as words } from './words/explain-record.ts'
import { paragraphs, say } from './words/say.ts'

const shape = `--json: {"records":[{id,documentNumber,authority,kind,tier,publicity:{shown,from,until,why},earliestApplyOn,autoEndOn,
        caps:{rule,maximumOn,capOn},claimedUntil,missing,flags,overlays,versions,cases,findings,decides,articles}]}`

export function register(program: Command): void {
  program
    .command('explain-record')
    .argument('<id>')
    .description(say(words.title))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what, shape))
    .action(explain)
}

async function explain(id: string, { json }: { json?: true }): Promise<void> {
  await readStore(async (store) => {
    const records = await explainRecords(store, id.trim(), matchKey(id))
    if (json) process.stdout.write(`${JSON.stringify({ records })}\n`)
    else process.stdout.write(records.map((one) => recordText(store, one)).join('\n'))
    if (records.length > 0) return
    process.stderr.write(`${say(words.none, { id })}\n`)
    process.exitCode = 1
  })
}
