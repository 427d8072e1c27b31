import { commit, open } from '#engine/begin/commit.ts'
import { addRecord, storedRecord } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { recordKey } from '#engine/store/keys.ts'
import type { RecordFile } from '#records/record.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { subject } from './people.ts'
import type { Stand } from './policy.ts'

/** Case at a stage, and everybody's standing to it. */
export type Stage = { readonly steps: readonly Step[]; readonly channel?: 'direct'; readonly stand: Partial<Stand> }
type Step = readonly [type: string, actor: Actor, data: object]
export type Placed = { readonly id: string; readonly number: string; readonly stand: Stand }

const actor = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const intake = actor('intake', 'intake', 'FGW')
const officer = actor('officer-of-the-holder', 'officer', 'HJ')
const secondHead = actor('second-head-of-the-holder', 'head', 'HJ')
const head = actor('head-of-the-holder', 'head', 'HJ')
const elsewhere = actor('officer-elsewhere', 'officer', 'SCJG')
const machine = actor('system', 'system', null)

const answer = (code: string, item = '1') => ({
  item,
  code,
  reason: '已核对',
  documentChecked: '决定书',
  value: code === '01' ? '0.55' : null,
  documentProduced: true,
})
const forwarded: Step = ['intake.forwarded', intake, { unit: 'HJ', reason: '' }]
const proposed = (by: Actor): Step => ['unit.proposed', by, { answers: [answer('01')] }]
const returned = (by: Actor): Step => ['unit.returned', by, { rightUnit: null, reason: '非本单位' }]
const asked: Step = ['unit.asked', officer, { unit: 'RS', question: '请核实', items: ['1'] }]
const refusal = { reason: '不属受理范围', documentChecked: '登记簿' }

/** The unit's head waits for an appraisal until this Shanghai day. */
export const pausedUntil = (expectedEnd: string): Stage => ({
  steps: [forwarded, ['head.paused', head, { cause: 'appraisal', reason: '鉴定', expectedEnd }]],
  stand: { holder: 'HJ' },
})

export const stages = {
  filed: { steps: [], stand: { holder: 'FGW' } },
  filedDirect: { steps: [], channel: 'direct', stand: { holder: 'HJ' } },
  supplementing: {
    steps: [['intake.askedSupplement', intake, { list: '决定书' }]],
    stand: { holder: null },
  },
  kept: { steps: [['intake.kept', intake, {}]], stand: { holder: 'FGW' } },
  withUnit: { steps: [forwarded], stand: { holder: 'HJ' } },
  withUnitDirect: { steps: [['unit.accepted', officer, {}]], channel: 'direct', stand: { holder: 'HJ' } },
  asking: { steps: [forwarded, asked], stand: { holder: 'HJ', asked: ['RS'] } },
  paused: pausedUntil('2026-09-30'),
  withdrawn: {
    steps: [forwarded, ['record.withdrawn', machine, { by: 'another', cause: 'error' }]],
    stand: { holder: 'HJ' },
  },
  misrouted: { steps: [forwarded, returned(officer)], stand: { holder: 'FGW', returned: true } },
  misroutedTwice: {
    steps: [
      forwarded,
      returned(officer),
      ['intake.forwarded', intake, { unit: 'SCJG', reason: '' }],
      returned(elsewhere),
    ],
    stand: { holder: null, supervised: true, returned: true, involved: ['FGW', 'HJ', 'RS', 'SCJG'] },
  },
  proposed: { steps: [forwarded, proposed(officer)], stand: { holder: 'HJ', proposers: [officer.id] } },
  proposedByHead: { steps: [forwarded, proposed(secondHead)], stand: { holder: 'HJ', proposers: [secondHead.id] } },
  // The second head answered one item, somebody else the other.
  proposedByTwo: {
    steps: [
      forwarded,
      proposed(secondHead),
      ['approver.returned', head, { reason: '再看一项' }],
      ['unit.proposed', officer, { answers: [answer('06', '2')] }],
    ],
    stand: { holder: 'HJ', proposers: [officer.id, secondHead.id] },
  },
  refusing: {
    steps: [['intake.proposedRefusal', intake, refusal]],
    stand: { holder: 'FGW', proposers: ['intake'] },
  },
  stalled: {
    steps: [
      ['applicant.withdrew', actor('filer', 'applicant', null), { reason: '' }],
      ['xstate.error.actor.liftMark', machine, { task: 'liftMark', tries: 4, reason: 'down' }],
    ],
    stand: { holder: null },
  },
} as const satisfies Record<string, Stage>
export type StageName = keyof typeof stages

/** Secrets for nobody else: subject, record, case and words. */
export const secrets = (number: string): readonly string[] => [
  sampleRecord.subject.name,
  subject,
  sampleRecord.documentNumber.raw,
  number,
  '只给办案人看的说明',
  'secret@example.com',
]

/** Subject and consent; left out: these tests' own. */
type Over = { readonly subject?: string; readonly consent?: boolean }

export async function place(engine: Engine, stage: Stage, over: Over = {}): Promise<Placed> {
  const id = newId(engine.crypto)
  const of = over.subject ?? subject
  const record = await recordOf(engine, of)
  const opened = await open(engine, {
    id,
    procedure: 'objection',
    actor: actor('filer', 'applicant', null),
    recordId: record.id,
    subject: of,
    data: filed(id, stage.channel ?? 'city', over.consent ?? true),
  })
  if (opened.kind === 'refused') throw new Error(JSON.stringify(opened.refusal))
  for (const [type, by, data] of stage.steps.flatMap((step) => read(step, id))) {
    const done = await commit(engine, id, { type, actor: by, data })
    if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
  }
  const stand = { subject: of, filer: 'filer', holder: null, asked: [], proposers: [], involved: ['FGW', 'HJ', 'RS'] }
  return { id, number: opened.file.number, stand: { ...stand, ...stage.stand } }
}

/** Nobody corrects unread: whoever proposes has opened both files. */
const read = (step: Step, id: string): readonly Step[] =>
  step[0] === 'unit.proposed'
    ? [...['clean', 'unscanned'].map((name): Step => ['evidence.opened', step[1], { key: `case/${id}/${name}` }]), step]
    : [step]

/** The record of a placed case, as it came. */
export const recordAs = (id: string, key: string): RecordFile => ({
  ...sampleRecord,
  id,
  authority: { ...sampleRecord.authority, unit: 'RS' },
  subject: { ...sampleRecord.subject, key, code: key },
})

/** Own record a case: no other decision changes it. */
async function recordOf(engine: Engine, key: string): Promise<RecordFile> {
  const id = newId(engine.crypto)
  await addRecord(engine, recordAs(id, key), machine)
  const item = await engine.table.get(recordKey(id))
  if (!item) throw new Error('no record')
  return storedRecord(item).record
}

const filed = (id: string, channel: 'city' | 'direct', consentElectronic: boolean) => ({
  channel,
  items: ['1', '2'].map((item, i) => ({
    id: item,
    field: i === 0 ? 'CF_NR_FK' : null,
    shown: i === 0 ? '5.5' : '',
    claimed: '0.55',
    ground: i === 0 ? 'E2' : 'E3',
    evidence: [],
  })),
  evidence: ['clean', 'unscanned'].map((name) => ({
    key: `case/${id}/${name}`,
    name: `${name}.pdf`,
    size: 3,
    type: 'application/pdf',
    sha256: '00',
  })),
  explanation: '只给办案人看的说明',
  statement: null,
  contact: { name: '张三', email: 'secret@example.com', phone: '0766-0000000', consentElectronic, lang: 'zh' },
  provider: 'HJ',
  determiner: 'RS',
  platform: 'FGW',
  candidates: ['HJ'],
})
