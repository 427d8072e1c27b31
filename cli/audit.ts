import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type Audited, audit, noneAudited } from '#audit/audit.ts'
import { sentenceOf, unlooked } from '#audit/audit-words.ts'
import { lineOf, repaired, verdictOf } from '#audit/repair.ts'
import type { AuditSource, WholeWorld } from '#engine/run/audit-source.ts'
import { onExistingStore } from './opened-store.ts'
import { programOf } from './read-store.ts'
import { audit as words } from './words/audit.ts'
import { common } from './words/common.ts'
import { entry, paragraphs, say } from './words/say.ts'

type Options = {
  readonly data?: string
  readonly json?: true
  readonly repair?: true
  readonly threads?: string
}

const shape = '{"kind","code","key":{pk,sk},"about","fields","message":{zh,en}}'

const help = () =>
  paragraphs(
    words.what,
    [entry('--repair', words.repair, 10), entry('--json', words.json, 10), `${' '.repeat(10)}${shape}`].join('\n'),
  )

export function register(program: Command): void {
  program
    .command('audit')
    .description(say(words.title))
    .option('--data <dir>', say(words.data))
    .option('--json', say(common.json))
    .option('--repair', say(words.repairOption))
    .addOption(new Option('--threads <n>', say(words.threads)).choices(['1', '2', '3', '4']))
    .addHelpText('after', help())
    .action((options: Options) => (options.repair ? repair(options) : auditStore(options)))
}

async function auditStore({ data, json, threads }: Options): Promise<void> {
  const { tools } = await import('#host')
  const source = await tools.openAudit(
    data === undefined ? undefined : resolve(data),
    threads === undefined ? undefined : Number(threads),
  )
  try {
    const world = await worldOf(source)
    const so = noneAudited()
    const found = await tell(world, so, json === true)
    // Nothing is known to agree unless it was compared.
    const ok = found === 0 && !so.undrawn && so.unfollowed <= mostUnfollowed
    if (json) process.stdout.write(`${JSON.stringify(asJson(so, { found, ok }))}\n`)
    else process.stderr.write(summary(so, found))
    if (!ok) process.exitCode = 1
  } finally {
    source.close()
  }
}

/** More than a running server leaves for a moment. */
const mostUnfollowed = 200

const worldOf = async (source: AuditSource): Promise<WholeWorld> => ({
  ...source,
  ...(await programOf(source)),
})

async function repair({ data, json }: Options): Promise<void> {
  if (data !== undefined) process.env['REDRESS_DATA'] = resolve(data)
  const { tools } = await import('#host')
  const by = { open: async () => worldOf(await tools.openAudit()), mendIndex: tools.mendIndex }
  const said = await onExistingStore(say(common.running), (engine) =>
    repaired(engine, by, (one, done) => void process.stdout.write(`${lineOf(one, done, json === true)}\n`)),
  )
  if (json) process.stdout.write(`${JSON.stringify({ ok: said.left === 0, ...said })}\n`)
  else process.stderr.write(`${say(verdictOf(said))}\n`)
  if (said.left > 0) process.exitCode = 1
}

async function tell(world: WholeWorld, so: Audited, json: boolean): Promise<number> {
  let [found, blocks] = [0, 0]
  const progress = () => {
    blocks += 1
    if (blocks % 40 === 0) process.stderr.write(`${say(words.progress, { rows: so.rows, items: so.items })}\n`)
  }
  for await (const one of audit(world, so, progress)) {
    found += 1
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...one, should: undefined, file: undefined, message: sentenceOf(one) })}\n`
        : `${say(sentenceOf(one))}\n`,
    )
  }
  return found
}

const asJson = (so: Audited, { found, ok }: { readonly found: number; readonly ok: boolean }) => ({
  ok,
  found,
  rows: so.rows,
  items: so.items,
  recounted: so.recounted,
  unhashed: so.unhashed,
  unlogged: so.unlogged,
  unfollowed: so.unfollowed,
  ...(so.undrawn && { undrawn: true }),
  unlooked: unlooked(so),
})

function summary(so: Audited, found: number): string {
  const { rows, items, recounted, unhashed, unlogged, unfollowed, undrawn } = so
  return [
    say(found === 0 ? words.agrees : words.differs, { found, rows, items }),
    ...(recounted > 0 ? [say(words.recounted, { n: recounted })] : []),
    ...(unhashed > 0 ? [say(words.unhashed, { n: unhashed })] : []),
    ...(unlogged > 0 ? [say(words.unlogged, { n: unlogged })] : []),
    ...(unfollowed > 0 ? [say(words.unfollowed, { n: unfollowed })] : []),
    ...(undrawn ? [say(words.undrawn)] : []),
    ...unlooked(so).map(({ n, ...what }) => say(words.unlooked, { n, what })),
  ]
    .map((line) => `${line}\n`)
    .join('')
}
