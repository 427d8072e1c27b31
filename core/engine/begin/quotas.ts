import type { Engine } from '#engine/store/engine.ts'
import { moment, subjectOf } from '#engine/store/keys.ts'
import { readRound } from '#engine/store/read.ts'
import { type Day, shanghaiDay, startOfDay } from '#law/day.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { bytesToday, draftsNow, type Listed } from './drafts.ts'

/** Bounds far above honest use; flags of these names set others. */
const quotas = { 'filings.day': 300, 'drafts.most': 100, 'bytes.day': 1024 ** 3 } as const

type Store = Pick<Engine, 'table' | 'deployment' | 'clock'>

/** Cases filed today on behalf of one subject. */
export async function filingsOver(engine: Store, subject: string): Promise<Refusal | null> {
  const most = quotaOf(engine, 'filings.day')
  const filed = async (today: Day) => {
    const from = `case#${moment(startOfDay(today))}`
    const query = { index: 'subject', pk: subjectOf(subject), from, to: 'case#~' } as const
    return (await readRound(engine.table, query, most)).length
  }
  return (await isBelow(engine, { name: `filings ${subject}`, most, each: 1 }, filed)) ? null : { code: 'filingsOver' }
}

/** Drafts that one writer has begun and not filed. */
export async function draftsOver(engine: Store, owner: string): Promise<Refusal | null> {
  const most = quotaOf(engine, 'drafts.most')
  return (await draftsNow(engine, owner, most)) < most ? null : { code: 'draftsOver' }
}

/** Two forms a page, each for one file. */
const mostOfPage = 2 * 20 * 1024 * 1024

/** Bytes that one writer has sent today. */
export async function bytesOver(
  engine: Store & Pick<Engine, 'files'>,
  owner: string,
  known?: Listed,
): Promise<Refusal | null> {
  const most = quotaOf(engine, 'bytes.day')
  // To half the bound: a dozen pages more need no count.
  const sent = () => bytesToday(engine, owner, most / 2, known)
  return (await isBelow(engine, { name: `bytes ${owner}`, most, each: mostOfPage }, sent))
    ? null
    : { code: 'bytesOver' }
}

type Counted = { readonly at: number; readonly sum: number; asked: number }
type Bound = { readonly name: string; readonly most: number; readonly each: number }

const countedBy = new WeakMap<Store['table'], Map<string, Counted>>()
/** Milliseconds after which other processes are counted too. */
const lately = 60_000
const mostCounts = 10_000

/** Counts anew only where what was asked since could reach the bound: a firm that files much costs no more each time. */
async function isBelow(
  { table, clock }: Store,
  { name, most, each }: Bound,
  count: (today: Day) => Promise<number>,
): Promise<boolean> {
  const counted = countedBy.get(table) ?? new Map<string, Counted>()
  countedBy.set(table, counted)
  const now = clock.now()
  const today = shanghaiDay(now)
  const of = `${today} ${name}`
  const before = counted.get(of)
  if (before && now - before.at < lately && before.sum + before.asked * each < most) {
    before.asked += 1
    return true
  }
  const sum = await count(today)
  if (counted.size >= mostCounts) counted.clear()
  counted.set(of, { at: now, sum, asked: 1 })
  return sum < most
}

function quotaOf({ deployment: { flags } }: Store, name: keyof typeof quotas): number {
  const own = flags[name]
  return typeof own === 'number' ? own : quotas[name]
}
