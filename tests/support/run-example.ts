import { commit, type Opening, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { addRecord, storedRecord } from '#engine/register/register.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey, dueBuckets, dueMailOf, dueOf, recordKey } from '#engine/store/keys.ts'
import { instantOn } from '#law/day.ts'
import type { Entry } from '#ledger/entry.ts'
import type { RecordFile } from '#records/record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { seatStaff, type TestEngine } from './engine.ts'

export type LoggedStep = {
  readonly entry: Entry
  readonly payload: { readonly data: { readonly event: unknown; readonly state: string } }
}
export type Ran = {
  readonly file: CaseFile
  readonly log: readonly LoggedStep[]
  readonly states: readonly string[]
  readonly breaches: readonly string[]
  readonly record: RecordFile
}

export const caseId = 'CASE0000000000000000000001'
export const recordId = 'RECORD00000000000000000001'

/** Runs a worked case on one machine: people act at their times, and in between everything due happens at its own moment. */
export async function runExample(engine: TestEngine, procedure: string, example: Example): Promise<Ran> {
  await prepare(engine, procedure, example)
  for (const step of example.steps) {
    const at = instant('until' in step ? step.until : step.at)
    await passTime(engine, at)
    if ('until' in step) continue
    const outcome = await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
    if (outcome.kind === 'refused') throw new Error(`${step.send} at ${step.at}: ${JSON.stringify(outcome.refusal)}`)
    await settle(engine)
  }
  return look(engine)
}

/** The case that an example opens, as a door would. */
export const openingOf = (procedure: string, { open: { by, data, arisesFrom }, record }: Example): Opening => ({
  id: caseId,
  procedure,
  actor: by ?? { id: 'applicant', role: 'applicant', unit: null },
  data,
  recordId: record === null ? null : recordId,
  subject: sampleRecord.subject.key,
  ...(arisesFrom === undefined ? {} : { arisesFrom }),
})

/** The register with the example's record, the staff, and the case opened at its time. */
export async function prepare(engine: TestEngine, procedure: string, example: Example): Promise<void> {
  engine.setClock(instant(example.open.at) - 3_600_000)
  await seatStaff(engine)
  await addRecord(engine, { ...sampleRecord, ...example.record }, { id: 'import', role: 'system', unit: null })
  engine.setClock(instant(example.open.at))
  const opened = await open(engine, openingOf(procedure, example))
  if (opened.kind === 'refused') throw new Error(`opening: ${JSON.stringify(opened.refusal)}`)
  await settle(engine)
}

/** Lets time pass to an instant, stopping at every due moment on the way. */
export async function passTime(engine: TestEngine, to: number): Promise<void> {
  for (
    let next = await nextDue(engine), stops = 0;
    next !== null && next <= to;
    next = await nextDue(engine), stops += 1
  ) {
    if (stops > 500) throw new Error(`stuck at ${next}`)
    engine.setClock(Math.max(next, engine.clock.now()))
    await settle(engine)
  }
  engine.setClock(to)
}

/** Everything due now, and everything that follows from it. */
export async function settle(engine: TestEngine): Promise<void> {
  const publish = async () => {}
  for (let round = 0; round < 200; round += 1) {
    if ((await follow(engine, publish)) + (await sweep(engine, publish)) === 0) return
  }
  throw new Error('never settles')
}

export async function look(engine: TestEngine): Promise<Ran> {
  const item = await engine.table.get(caseKey(caseId))
  const kept = await engine.table.get(recordKey(recordId))
  if (!item || !kept) throw new Error('nothing there')
  const { items } = await engine.table.query({ index: 'main', pk: `case#${caseId}`, prefix: 'log#', limit: 500 })
  const log = items.map((one) => one.body as unknown as LoggedStep)
  const states = log.map((one) => one.payload.data.state).filter((state, i, all) => state !== all[i - 1])
  const breaches = log
    .map((one) => /^clock\.(\w+)\.breach$/.exec(one.entry.type)?.[1])
    .filter((rule) => rule !== undefined)
  return { file: caseFile(item), log, states, breaches, record: storedRecord(kept).record }
}

export const instant = (text: string): number => {
  const [day = '', time = '00:00'] = text.split(' ')
  return instantOn(day, time)
}

export async function nextDue(engine: TestEngine): Promise<number | null> {
  const moments: number[] = []
  for (const pk of Array.from({ length: dueBuckets }, (_, n) => [dueOf(n), dueMailOf(n)]).flat()) {
    const { items } = await engine.table.query({ index: 'due', pk, limit: 1 })
    for (const item of items) moments.push(Number(item.index?.due?.[1].slice(0, 15)))
  }
  return moments.length === 0 ? null : Math.min(...moments)
}

export const sampleRecord: RecordFile = {
  id: recordId,
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
