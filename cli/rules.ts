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

type Order = { readonly case: string; readonly by: string; readonly approvedBy: string; readonly reason: string }

const help = `
案件自立案起适用当时的规则版本。改用现行规则须由监管员或系统管理员一人提出、另一人批准，新旧日期都记入案件日志；
不会因此逾期，告知过申请人的日期不会提前。
A case stays on the edition of the rules it began with. One supervisor or system administrator moves it, another
approves; both days are in its log, nobody becomes late by it, and a day told to the applicant is never moved earlier.

  redress rules behind
  redress rules move --case 445300-20260914-XXXXXX-X --by JIAN --approved-by SUJIA --reason 条例修订`

const running = '请先停止服务 / stop the server first'

export function register(program: Command): void {
  const rules = program.command('rules').description('规则版本 / editions of the rules')
  rules
    .command('behind')
    .description(
      '适用旧版规则的在办案件，及改用现行规则后变动的日期 / open cases on an earlier edition, and what would move',
    )
    .action(list)
  rules
    .command('move')
    .description('把一件在办案件改到现行规则，记入案件日志 / moves an open case to the rules of today, in its log')
    .requiredOption('--case <number>', '案件编号 / number of the case')
    .requiredOption('--by <person>', '提出人账户 / account of who orders it')
    .requiredOption('--approved-by <person>', '批准人账户 / account of who approves it')
    .requiredOption('--reason <text>', '理由 / why')
    .addHelpText('after', help)
    .action((order: Order) => onExistingStore(running, (engine) => move(engine, order)))
}

async function list(): Promise<void> {
  let found = 0
  await readStore(async (store) => {
    for await (const { file, moved } of behind(store)) {
      found += 1
      process.stdout.write(`${JSON.stringify({ case: file.number, rules: file.rules, moved })}\n`)
    }
  })
  process.stderr.write(`适用旧版规则的案件 / cases on an earlier edition: ${found}; ${ruleSetVersion}\n`)
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
    const at = Object.keys(fields).map((name) => `\n  ${name}`)
    process.stderr.write(`${refusals[code].zh} / ${refusals[code].en}${at.join('')}\n`)
    process.exitCode = 1
  }
}
