import type { Command } from 'commander'
import { auditCopy } from '#audit/night/audit-copy.ts'
import { lastCheckpoint } from '#engine/proof/ledger-head.ts'
import type { StoreReader } from '#engine/proof/store-reader.ts'
import type { CopyAsked, RestoredCopy } from '#engine/run/host-tools.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Verified } from '#ledger/verify.ts'
import { judgeLedger } from '../judge-ledger.ts'
import { programOf } from '../read-store.ts'
import { trustOf } from '../trust.ts'
import { common } from '../words/common.ts'
import { paragraphs, say } from '../words/say.ts'
import { verify } from '../words/verify.ts'
import { drill as words } from './drill-words.ts'
import { rowsBehind, storeLedger } from './store-ledger.ts'

type Options = { readonly at?: string; readonly copy?: string; readonly keep?: true; readonly json?: true }

export function register(program: Command): void {
  program
    .command('drill')
    .description(say(words.title))
    .option('--at <moment>', say(words.at))
    .option('--copy <table>', say(words.copy))
    .option('--keep', say(words.keep))
    .option('--json', say(common.json))
    .addHelpText('after', paragraphs(words.what))
    .action(async ({ at, copy, keep, json }: Options) => {
      const { tools } = await import('#host')
      const restored = await tools.restoredCopy(askedFor(at, copy))
      try {
        const found = await lookedAt(restored)
        if (json) process.stdout.write(`${JSON.stringify(found)}\n`)
        for (const line of summary(found)) process.stderr.write(`${say(line.words, line)}\n`)
        if (!found.ok) process.exitCode = 1
      } finally {
        const isKept = keep === true || copy !== undefined
        if (!isKept) await restored.remove()
        process.stderr.write(`${say(isKept ? words.kept : words.removed, { name: restored.name })}\n`)
      }
    })
}

function askedFor(at: string | undefined, copy: string | undefined): CopyAsked {
  const moment = at === undefined ? null : Date.parse(at)
  if (Number.isNaN(moment)) throw new Error(say(words.badMoment, { at: at ?? '' }))
  return { at: moment, standing: copy ?? null }
}

type Drilled = Awaited<ReturnType<typeof lookedAt>>

/** Copy against its log; both ledgers against what was signed. */
async function lookedAt({ name, seconds, copy, live, locked }: RestoredCopy) {
  const audited = await auditCopy({ ...copy, ...(await programOf(copy)) })
  const last = await lastCheckpoint(copy.table)
  const kept = [last, locked].filter((note) => note !== null)
  const [own, running] = [await judged(copy, []), await judged(live, kept)]
  const behind = await rowsBehind(copy, live)
  return {
    ...{ ok: audited.found === 0 && own.ok && running.ok && behind >= 0 },
    ...{ name, seconds, behind, locked: locked !== null, audited, own: toldOf(own), running: toldOf(running) },
  }
}

async function judged(store: StoreReader, kept: readonly string[]): Promise<Verified> {
  const ledger = await storeLedger(store)
  const trust = ledger.key === null ? undefined : trustOf(ledger.key)
  if (trust === undefined) throw new Error(say(verify.noKey))
  return judgeLedger(ledger, kept, trust)
}

const toldOf = ({ ok, size, sealed, found, problems }: Verified) => ({ ok, size, sealed, found, problems })

type Line = { readonly words: Bilingual; readonly [value: string]: Bilingual | string | number }

function summary({ name, seconds, behind, locked, audited, own, running }: Drilled): readonly Line[] {
  const { found, rows, items, first } = audited
  return [
    { words: words.restored, name, seconds },
    { words: found === 0 ? words.agrees : words.differs, found, rows, items },
    ...first.map((one): Line => ({ words: one })),
    { words: own.ok ? words.intact : words.broken, found: own.found, sealed: own.sealed },
    { words: running.ok ? words.same : words.other, found: running.found, behind },
    ...(locked ? [] : [{ words: words.unlocked }]),
  ]
}
