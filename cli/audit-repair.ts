import { resolve } from 'node:path'
import { type Audited, audit } from '#audit/audit.ts'
import { sentenceOf } from '#audit/audit-words.ts'
import type { Difference } from '#audit/difference.ts'
import { isHead, isMendable, mend, recordIndexMended, together } from '#audit/mend.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Engine } from '#engine/store/engine.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import { onExistingStore } from './opened-store.ts'

export type Repair = { readonly data?: string; readonly json?: true }
type Say = (one: Difference, done: 'mended' | 'left') => void

const running = '请先停止服务 / stop the server first'
/** Rounds, as mended items make others wrong. */
const mostRounds = 4

/** Mends by the log, records it, and looks again. */
export async function repair({ data, json }: Repair): Promise<void> {
  if (data !== undefined) process.env['REDRESS_DATA'] = resolve(data)
  const said = await onExistingStore(running, (engine) => repaired(engine, saying(json === true)))
  const { zh, en } = verdictOf(said)
  if (json) process.stdout.write(`${JSON.stringify({ ok: said.left === 0, ...said })}\n`)
  else process.stderr.write(`${zh} / ${en}\n`)
  if (said.left > 0) process.exitCode = 1
}

type Said = { readonly mended: number; readonly index: number; readonly left: number; readonly damaged: boolean }

async function repaired(engine: Engine, say: Say): Promise<Said> {
  let [mended, index] = [0, 0]
  for (let round = 0; ; round += 1) {
    const { mendable, strays, left, damaged, heads } = await counted()
    const isOver = round === mostRounds || damaged || mendable + strays === 0
    if (isOver) {
      await each((one) => say(one, 'left'))
      return { mended, index, left: left + mendable + strays, damaged }
    }
    await mend(engine, heads)
    mended += heads.length + (await mendAll(engine, say))
    index += await mendEntries(engine)
  }
}

type Counted = { mendable: number; strays: number; left: number; damaged: boolean; heads: Difference[] }

/** Looks first: a damaged log rebuilds nothing. */
async function counted() {
  const sum: Counted = { mendable: 0, strays: 0, left: 0, damaged: false, heads: [] }
  await each((one) => {
    if (one.code === 'damaged') sum.damaged = true
    if (one.kind === 'index') sum.strays += 1
    else if (isMendable(one)) sum.mendable += 1
    if (one.kind !== 'index' && !isMendable(one)) sum.left += 1
    if (isHead(one) && isMendable(one)) sum.heads.push(one)
  })
  return sum
}

async function mendAll(engine: Engine, say: Say): Promise<number> {
  let [waiting, mended]: [Difference[], number] = [[], 0]
  const flush = async () => {
    const now = waiting
    waiting = []
    if (now.length === 0) return
    await mend(engine, now)
    mended += now.length
    for (const one of now) say(one, 'mended')
  }
  await each(async (one) => {
    const isTwice = waiting.some(({ key }) => key.pk === one.key.pk && key.sk === one.key.sk)
    if (!isMendable(one) || isTwice) return
    waiting.push(one)
    if (waiting.length === together) await flush()
  })
  await flush()
  return mended
}

/** Recorded first, so that no change goes unsaid. */
async function mendEntries(engine: Engine): Promise<number> {
  let wrong = 0
  await each(({ kind }) => {
    if (kind === 'index') wrong += 1
  })
  if (wrong === 0) return 0
  const { tools } = await import('#host')
  await recordIndexMended(engine, wrong)
  return await tools.mendIndex()
}

/** Each difference of the store as it stands now. */
async function each(take: (one: Difference) => Promise<void> | void): Promise<void> {
  const { tools } = await import('#host')
  const source = await tools.openAudit()
  try {
    const world: AuditWorld = { ...source, procedures, calendar: source.deployment.calendar, rules: ruleSetVersion }
    const so: Audited = { rows: 0, items: 0, kinds: new Map(), nameless: new Map(), recounted: 0 }
    for await (const one of audit(world, so, () => {})) await take(one)
  } finally {
    source.close()
  }
}

const saying =
  (json: boolean): Say =>
  (one, done) => {
    const { should: _, ...plain } = one
    const { zh, en } = sentenceOf(one)
    const text = done === 'mended' ? { zh: '已按日志恢复', en: 'mended' } : { zh: '未改动', en: 'left' }
    process.stdout.write(
      json ? `${JSON.stringify({ ...plain, done, message: { zh, en } })}\n` : `${text.zh}：${zh} / ${text.en}: ${en}\n`,
    )
  }

function verdictOf({ mended, index, left, damaged }: Said) {
  if (damaged)
    return {
      zh: `日志或数据库文件已损坏，未作任何恢复；请从备份恢复（redress restore）。共 ${left} 处不符`,
      en: `the log or the database file is damaged, so nothing was mended; restore a backup (redress restore). ${left} differences`,
    }
  const done = {
    zh: `按日志恢复 ${mended} 项、索引 ${index} 条，已记入管理日志`,
    en: `${mended} items and ${index} index entries mended, and recorded in the log of administration`,
  }
  const rest =
    left === 0
      ? { zh: '相符：0 处不符', en: 'agrees: 0 differences' }
      : {
          zh: `仍有 ${left} 处不符，日志不能说明应为何样`,
          en: `${left} differences are left, of which the log cannot say how they should be`,
        }
  return mended + index === 0 ? rest : { zh: `${done.zh}；${rest.zh}`, en: `${done.en}; ${rest.en}` }
}
