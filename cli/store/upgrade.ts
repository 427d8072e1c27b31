import type { Command } from 'commander'
import type { Upgraded } from '#engine/run/host-tools.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { common } from '../words/common.ts'
import { paragraphs, say } from '../words/say.ts'
import { differences } from './differences.ts'
import { upgrade as words } from './upgrade-words.ts'

type Options = { readonly dryRun?: true; readonly back?: true; readonly json?: true }

export function register(program: Command): void {
  program
    .command('upgrade')
    .description(say(words.title))
    .option('--dry-run', say(words.dryRun))
    .option('--back', say(words.back))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what))
    .action(async ({ dryRun, back, json }: Options) => {
      const { tools } = await import('#host')
      const done = back ? await tools.downgrade() : await tools.upgrade({ dryRun: dryRun === true, audit: differences })
      if (json) process.stdout.write(`${JSON.stringify(done)}\n`)
      process.stderr.write('done' in done ? summary(done, dryRun === true) : isBack(done))
      if ('done' in done && done.after > done.before) process.exitCode = 1
    })
}

const isBack = ({ format, rows }: { readonly format: number; readonly rows: number }) =>
  `${say(words.isBack, { format, rows })}\n${say(words.lost)}\n`

function summary({ from, to, rows, before, after, done }: Upgraded, isTrial: boolean): string {
  const forms = say(words.forms, { from, to, rows })
  const held = say(words.held, { before, after })
  return `${forms}\n${held}\n${say(verdict({ from, to, before, after, done }, isTrial))}\n`
}

function verdict({ from, to, before, after, done }: Omit<Upgraded, 'rows'>, isTrial: boolean): Bilingual {
  if (after > before) return words.worse
  if (done) return words.done
  if (from === to) return words.same
  return isTrial ? words.tried : words.not
}
