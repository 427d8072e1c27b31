import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commit, open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { dueBuckets, dueMailOf, dueOf } from '#engine/store/keys.ts'
import { readOne } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { ruleSetVersion } from '#law/rules.ts'
import type { RecordFile } from '#records/record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

export const workedCase = 'CASE0000000000000000000001'

/** Works an example in a data folder of its own, from its opening to its end, and hands what it left to `read`. Nothing is mailed. */
export async function workCase(
  procedure: string,
  example: Example,
  read: (engine: Engine) => Promise<void>,
): Promise<void> {
  const { openHost } = await import('#host')
  const folder = mkdtempSync(join(tmpdir(), 'redress-preview-'))
  const host = await openHost({ ...process.env, REDRESS_DATA: folder })
  let now = instant(example.open.at) - 3_600_000
  const engine: Engine = {
    ...host,
    procedures,
    calendar: host.deployment.calendar,
    rules: ruleSetVersion,
    clock: { now: () => now },
    mailer: { send: async () => ({ kind: 'accepted' }) },
    printing: host.printing ? { ...host.printing, printer: { print: async () => new Uint8Array() } } : null,
  }
  const set = (at: number) => {
    now = at
  }
  try {
    await work(engine, set, procedure, example)
    await read(engine)
  } finally {
    await host.close()
    rmSync(folder, { recursive: true })
  }
}

async function work(engine: Engine, set: (at: number) => void, procedure: string, example: Example): Promise<void> {
  const record = { ...sampleRecord, ...example.record }
  await addRecord(engine, record, { id: 'import', role: 'system', unit: null })
  set(instant(example.open.at))
  const { by, data, arisesFrom } = example.open
  const opened = await open(engine, {
    id: workedCase,
    procedure,
    actor: by ?? { id: 'applicant', role: 'applicant', unit: null },
    data,
    recordId: example.record === null ? null : record.id,
    subject: record.subject.key,
    ...(arisesFrom !== undefined && { arisesFrom }),
  })
  if (opened.kind === 'refused') throw new Error(`${procedure}: ${opened.refusal.code}`)
  await settle(engine)
  for (const step of example.steps) {
    await passTime(engine, set, instant('until' in step ? step.until : step.at))
    if ('until' in step) continue
    const outcome = await commit(engine, workedCase, { type: step.send, actor: step.by, data: step.data ?? {} })
    if (outcome.kind === 'refused') throw new Error(`${procedure}, ${step.send}: ${outcome.refusal.code}`)
    await settle(engine)
  }
}

function instant(text: string): number {
  const [day = '', time = '00:00'] = text.split(' ')
  return instantOn(day, time)
}

async function passTime(engine: Engine, set: (at: number) => void, to: number): Promise<void> {
  for (let next = await nextDue(engine); next !== null && next <= to; next = await nextDue(engine)) {
    set(Math.max(next, engine.clock.now()))
    await settle(engine)
  }
  set(to)
}

async function nextDue({ table }: Engine): Promise<number | null> {
  const lists = Array.from({ length: dueBuckets }, (_, n) => [dueOf(n), dueMailOf(n)]).flat()
  const first = await Promise.all(lists.map((pk) => readOne(table, { index: 'due', pk })))
  const moments = first.flatMap((item) => (item ? [Number(item.index?.due?.[1].slice(0, 15))] : []))
  return moments.length === 0 ? null : Math.min(...moments)
}

async function settle(engine: Engine): Promise<void> {
  const publish = async () => {}
  while ((await follow(engine, publish)) + (await sweep(engine, publish)) > 0);
}

/** An invented penalty, for the worked cases. */
const sampleRecord: RecordFile = {
  id: 'RECORD00000000000000000001',
  kind: 'penalty',
  domain: null,
  area: '445300',
  catalogueEdition: 'test',
  sourceId: null,
  documentNumber: { raw: '测环罚〔2026〕1号', key: '测环罚(2026)1号' },
  authority: { raw: '测试市生态环境局', key: '测试市生态环境局', unit: 'HJ' },
  provider: { raw: '测试市生态环境局', key: '测试市生态环境局', unit: 'HJ' },
  subject: { kind: 'organisation', key: '91445300MA62560110', name: '测试有限公司', code: '91445300MA62560110' },
  versions: [
    {
      n: 1,
      at: 0,
      cause: { kind: 'import', batch: 'test' },
      fields: {
        CF_XDR_MC: '测试有限公司',
        CF_XDR_LB: '法人及非法人组织',
        CF_XDR_SHXYM: '91445300MA62560110',
        CF_WSH: '测环罚〔2026〕1号',
        CF_SY: '未按规定覆盖',
        CF_CFLB: '罚款',
        CF_NR: '罚款',
        CF_NR_FK: '5.5',
        CF_JDRQ: '2026-07-01',
        CF_CFJG: '测试市生态环境局',
      },
    },
  ],
  tier: { value: 'general', basis: '测试', by: 'HJ', at: 0 },
  attachedTermEnd: null,
  necessary: false,
  overlays: { disputedBy: [], statement: null },
  ended: null,
  seq: 1,
}
