import type { Command } from 'commander'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { seatFirst } from '#engine/people/first-administrators.ts'
import type { NewPerson } from '#engine/people/people-admin.ts'
import { roleNames } from '#engine/store/names.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { onOpenedStore } from './opened-store.ts'
import { admin as words } from './words/admin.ts'
import { common } from './words/common.ts'
import { paragraphs, say } from './words/say.ts'

type Three = { readonly system: string; readonly security: string; readonly audit: string }

const example =
  '  redress admin first --system su.jia,苏甲,su@example.gov.cn --security mo.yi,莫乙,mo@example.gov.cn --audit …'

export function register(program: Command): void {
  const admin = program.command('admin').description(say(words.title))
  admin
    .command('first')
    .description(say(words.first))
    .requiredOption('--system <one>', say(words.system))
    .requiredOption('--security <one>', say(words.security))
    .requiredOption('--audit <one>', say(words.audit))
    .addHelpText('after', paragraphs(words.each, example, words.afterwards))
    .action(first)
}

async function first({ system, security, audit }: Three): Promise<void> {
  const asked = { systemAdmin: read(system), securityAdmin: read(security), auditor: read(audit) }
  const outcome = await onOpenedStore(say(common.running), (engine) => seatFirst(engine, asked))
  process.stderr.write(`${said(outcome)}\n`)
  if (outcome.kind === 'refused') process.exitCode = 1
}

function read(text: string): NewPerson {
  const [id = '', name = '', email = ''] = text.split(',').map((part) => part.trim())
  return { id, name, email }
}

function said(outcome: AdminOutcome): string {
  if (outcome.kind === 'done') return say(words.done)
  const { code, fields = {} } = outcome.refusal
  return [say(refusals[code]), ...Object.keys(fields).map(wrongPart)].join('\n  ')
}

/** `systemAdmin.email`: which of the three, and what of it. */
function wrongPart(field: string): string {
  const [seat = '', part = ''] = field.split('.')
  const plain = two(field, field)
  return say(words.wrong, { seat: roleNames[seat] ?? plain, part: partNames.get(part) ?? plain })
}

const partNames: ReadonlyMap<string, Bilingual> = new Map(Object.entries(words.parts))
