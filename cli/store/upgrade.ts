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
      if ('done' in done && !isSound(done)) process.exitCode = 1
    })
}

const isBack = ({ format, rows }: { readonly format: number; readonly rows: number }) =>
  `${say(words.isBack, { format, rows })}\n${say(words.lost)}\n`

const isSound = ({ before, after, changed }: Omit<Upgraded, 'rows'>) => after <= before && changed.length === 0

function summary({ rows, ...upgraded }: Upgraded, isTrial: boolean): string {
  const { from, to, before, after, changed } = upgraded
  const forms = say(words.forms, { from, to, rows })
  const held = say(words.held, { before, after })
  const contents = changed.length === 0 ? say(words.unchanged) : say(words.changed, { list: changed.join(', ') })
  return `${forms}\n${held}\n${contents}\n${say(verdict(upgraded, isTrial))}\n`
}

function verdict(upgraded: Omit<Upgraded, 'rows'>, isTrial: boolean): Bilingual {
  const { from, to, done } = upgraded
  if (!isSound(upgraded)) return words.worse
  if (done) return words.done
  if (from === to) return words.same
  return isTrial ? words.tried : words.not
}
