import type { Engine } from '#engine/store/engine.ts'
import { moment, subjectOf } from '#engine/store/keys.ts'
import { readRound } from '#engine/store/read.ts'
import { shanghaiDay, startOfDay } from '#law/day.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { draftsNow, filesToday } from './drafts.ts'

/** Bounds far above honest use; flags of these names set others. */
const quotas = { 'filings.day': 300, 'drafts.most': 100, 'bytes.day': 1024 ** 3 } as const

type Store = Pick<Engine, 'table' | 'deployment' | 'clock'>

/** Cases filed today on behalf of one subject. */
export async function filingsOver(engine: Store, subject: string): Promise<Refusal | null> {
  const most = quotaOf(engine, 'filings.day')
  const today = startOfDay(shanghaiDay(engine.clock.now()))
  const query = { index: 'subject', pk: subjectOf(subject), from: `case#${moment(today)}`, to: 'case#~' } as const
  const filed = await readRound(engine.table, query, most)
  return filed.length < most ? null : { code: 'filingsOver' }
}

/** Drafts that one writer has begun and not filed. */
export async function draftsOver(engine: Store, owner: string): Promise<Refusal | null> {
  const most = quotaOf(engine, 'drafts.most')
  return (await draftsNow(engine, owner, most)) < most ? null : { code: 'draftsOver' }
}

/** Bytes that one writer has sent today. */
export async function bytesOver(engine: Store & Pick<Engine, 'files'>, owner: string): Promise<Refusal | null> {
  const files = await filesToday(engine, owner)
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return bytes < quotaOf(engine, 'bytes.day') ? null : { code: 'bytesOver' }
}

function quotaOf({ deployment: { flags } }: Store, name: keyof typeof quotas): number {
  const own = flags[name]
  return typeof own === 'number' ? own : quotas[name]
}
