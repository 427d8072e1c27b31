import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { AuditSource } from '#engine/run/audit-source.ts'
import type { Restored } from '#engine/run/host-tools.ts'
import { common } from '../words/common.ts'
import { entry, paragraphs, say } from '../words/say.ts'
import { backupTo, demandReached } from './backup-to.ts'
import { differences } from './differences.ts'
import { restore as words } from './restore-words.ts'

const help = () =>
  paragraphs(
    words.what,
    [
      entry('--key', words.keyMeans, 10),
      entry('--to', words.toMeans, 10),
      entry('--accept', words.acceptMeans, 10),
    ].join('\n'),
  )

type Options = { readonly key?: string; readonly to?: string; readonly accept?: true; readonly json?: true }

export function register(program: Command): void {
  program
    .command('restore')
    .argument('<dir>')
    .description(say(words.title))
    .option('--key <key>', say(words.key))
    .option('--to <file>', say(words.to))
    .option('--accept', say(words.accept))
    .option('--json', say(common.json))
    .addHelpText('after', help())
    .action(async (folder: string, { key, to, accept, json }: Options) => {
      const { tools } = await import('#host')
      const picked = to === undefined ? null : await backupTo(folder, readFileSync(to, 'utf8'), key ?? null)
      const source = picked?.source ?? folder
      const audit = async (store: AuditSource) => {
        if (picked !== null) await demandReached(store, picked)
        return differences(store)
      }
      const asked = { key: key ?? null, accept: accept === true, audit }
      const done = await tools.restore(resolve(source), asked)
      if (json) process.stdout.write(`${JSON.stringify(done)}\n`)
      process.stderr.write(summary(done))
    })
}

function summary({ rows, epoch, keys, checked, signed, differences: n }: Restored): string {
  const lines = [
    say(words.done, { rows, epoch: epoch ?? '-' }),
    checked === null ? say(words.former) : say(words.checked, { n: checked }),
    say(words.signed[signed]),
    say(words.anew),
    n === 0 ? say(words.agrees) : say(words.differs, { n }),
    ...(keys ? [] : [say(words.noKeys)]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
