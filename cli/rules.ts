import type { Command } from 'commander'
import { caseFile } from '#engine/case/case-of.ts'
import { behind, moveToRules } from '#engine/run/rules-change.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, numberLookup } from '#engine/store/keys.ts'
import { readOne } from '#engine/store/read.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { onExistingStore } from './opened-store.ts'
import { readStore } from './read-store.ts'
import { common } from './words/common.ts'
import { rules as words } from './words/rules.ts'
import { paragraphs, say } from './words/say.ts'

type Order = { readonly case: string; readonly by: string; readonly approvedBy: string; readonly reason: string }

const examples = `  redress rules behind
  redress rules move --case 445300-20260914-XXXXXX-X --by JIAN --approved-by SUJIA --reason 条例修订`

export function register(program: Command): void {
  const rules = program.command('rules').description(say(words.title))
  rules.command('behind').description(say(words.behind)).action(list)
  rules
    .command('move')
    .description(say(words.move))
    .requiredOption('--case <number>', say(words.case))
    .requiredOption('--by <person>', say(words.by))
    .requiredOption('--approved-by <person>', say(words.approvedBy))
    .requiredOption('--reason <text>', say(words.reason))
    .addHelpText('after', paragraphs(words.what, examples))
    .action((order: Order) => onExistingStore(say(common.running), (engine) => move(engine, order)))
}

async function list(): Promise<void> {
  let found = 0
  await readStore(async (store) => {
    for await (const { file, moved } of behind(store)) {
      found += 1
      process.stdout.write(`${JSON.stringify({ case: file.number, rules: file.rules, moved })}\n`)
    }
  })
  process.stderr.write(`${say(words.found, { n: found, version: ruleSetVersion })}\n`)
}

async function move(engine: Engine, { case: number, ...order }: Order): Promise<void> {
  const item = await readOne(engine.table, { index: 'lookup', pk: numberLookup(number) })
  const id = item ? caseFile(item).id : ''
  const before = await engine.table.get(caseKey(id))
  const outcome = await moveToRules(engine, id, order)
  if (outcome.kind === 'committed' && before) {
    const from = caseFile(before)
    process.stdout.write(`${JSON.stringify({ case: number, from: from.rules, to: outcome.file.rules })}\n`)
    return
  }
  if (outcome.kind === 'refused') {
    const { code, fields = {} } = outcome.refusal
    const at = Object.keys(fields).map((name) => `\n  --${name}`)
    process.stderr.write(`${say(refusals[code])}${at.join('')}\n`)
    process.exitCode = 1
  }
}
