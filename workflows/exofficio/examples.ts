import { sampleWith } from '#workflows/common/sample-record.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { answer, contact, fgw, found, hj, scjg, supervisor, system } from './sample-case.ts'

const ended = ['correcting', 'publishing', 'dispatching', 'answering', 'closed']
const decided = ['awaitingVerification', 'awaitingApproval', ...ended]
const untouched = { ended: false, versions: 1 } as const

/** Cases that units find, or scans ask about. */
const verified: readonly Example[] = [
  {
    name: { zh: '起算日错误，退回一次后更正', en: 'A wrong start is corrected, after one return' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('wrongStart', 'O36 7'), by: system },
    steps: [
      {
        send: 'unit.proposed',
        by: hj.officer,
        at: '2026-09-14 15:00',
        data: answer('corrected', { column: 'CF_JDRQ', value: '2026-07-02' }),
      },
      { send: 'approver.returned', by: hj.head, at: '2026-09-15 09:30', data: { reason: '请核对送达回证。' } },
      {
        send: 'unit.proposed',
        by: hj.officer,
        at: '2026-09-15 15:00',
        data: answer('corrected', { column: 'CF_JDRQ', value: '2026-07-03' }),
      },
      { send: 'approver.approved', by: hj.head, at: '2026-09-16 10:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: ['awaitingVerification', 'awaitingApproval', ...decided],
    after: { ended: false, versions: 2 },
  },
  {
    name: { zh: '重复公示，停止其中一条', en: 'Of two records that are one, one is removed' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('duplicate', 'GD 44', { twin: 'ANOTHER', contact }), by: system },
    steps: [
      { send: 'unit.proposed', by: hj.officer, at: '2026-09-15 10:00', data: answer('removed') },
      { send: 'approver.approved', by: hj.head, at: '2026-09-15 16:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: decided,
    after: { ended: true },
  },
  {
    name: { zh: '认定单位更正失信程度', en: 'The determining unit sets another seriousness' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('unitReport', 'GD 44'), by: system },
    steps: [
      {
        send: 'unit.proposed',
        by: hj.officer,
        at: '2026-09-15 10:00',
        data: answer('tiered', { tier: 'serious', tierBasis: '行业分级标准' }),
      },
      { send: 'record.changed', by: system, at: '2026-09-15 11:00', data: {} },
      {
        send: 'unit.proposed',
        by: hj.officer,
        at: '2026-09-15 14:00',
        data: answer('tiered', { tier: 'serious', tierBasis: '行业分级标准' }),
      },
      { send: 'approver.approved', by: hj.head, at: '2026-09-15 16:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: ['awaitingVerification', 'awaitingApproval', ...decided],
    after: { ended: false, versions: 2 },
  },
  {
    name: { zh: '两次退回，由监管员指定，逾期后说明无误', en: 'Handed back twice, assigned, late, and found right' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('incomplete', 'GD 44'), by: system },
    steps: [
      {
        send: 'unit.returned',
        by: hj.officer,
        at: '2026-09-14 15:00',
        data: { rightUnit: 'SCJG', reason: '非我局认定。' },
      },
      { send: 'intake.forwarded', by: fgw.intake, at: '2026-09-15 10:00', data: { unit: 'SCJG', reason: '' } },
      { send: 'unit.returned', by: scjg, at: '2026-09-15 15:00', data: { rightUnit: null, reason: '非我局事项。' } },
      {
        send: 'supervisor.assigned',
        by: supervisor,
        at: '2026-09-16 10:00',
        data: { unit: 'HJ', reason: '记录由贵局提供。' },
      },
      { until: '2026-09-22 10:00' },
      { send: 'unit.proposed', by: hj.officer, at: '2026-09-22 11:00', data: answer('nothingWrong') },
      { send: 'approver.approved', by: hj.head, at: '2026-09-22 16:00', data: {} },
      { until: '2026-09-24 12:00' },
    ],
    states: [
      'awaitingVerification',
      'misrouted',
      'awaitingVerification',
      'misrouted',
      'awaitingVerification',
      'awaitingApproval',
      'answering',
      'closed',
    ],
    breaches: ['A10'],
    after: untouched,
  },
  {
    name: { zh: '机关不在目录，由平台补全', en: 'An authority outside the directory: intake completes the record' },
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: found('incomplete', 'GD 44', { unit: null, provider: null, determiner: null }),
      by: system,
    },
    steps: [
      {
        send: 'unit.proposed',
        by: fgw.intake,
        at: '2026-09-15 10:00',
        data: answer('corrected', { column: 'CF_YJ', value: '《条例》第十条' }),
      },
      { send: 'approver.approved', by: fgw.head, at: '2026-09-15 16:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: decided,
    after: { ended: false, versions: 2 },
  },
  {
    name: { zh: '单位自报的记录已另行终止', en: 'A unit reports its own record, which ends otherwise' },
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: found('unitReport', 'GD 44', {
        report: { by: 'hj-1', unit: 'HJ', reason: '金额录入有误。', documentChecked: '行政处罚决定书' },
      }),
      by: hj.officer,
    },
    steps: [
      { send: 'record.ended', by: system, at: '2026-09-15 10:00', data: { by: 'law' } },
      { until: '2026-09-16 12:00' },
    ],
    states: ['awaitingVerification', 'answering', 'moot'],
    after: untouched,
  },
  {
    name: { zh: '问题已自行消除', en: 'What was found no longer holds' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('overPeriod', 'O36 12'), by: system },
    steps: [{ send: 'finding.gone', by: system, at: '2026-09-15 10:00', data: {} }, { until: '2026-09-16 12:00' }],
    states: ['awaitingVerification', 'answering', 'moot'],
    after: untouched,
  },
]

/** 行政处罚法 48: three working days from the new decision. */
const revocations: readonly Example[] = [
  {
    name: { zh: '处罚已撤销，三日内撤回并公开理由', en: 'A revoked penalty is withdrawn in time, with public reasons' },
    record: sampleWith({ CF_JDRQ: '2026-03-02' }),
    open: {
      at: '2026-04-30 10:00',
      data: found('revoked', '行政处罚法 48', { foundOn: '2026-04-30' }),
      by: hj.officer,
    },
    steps: [
      { send: 'unit.proposed', by: hj.officer, at: '2026-05-07 10:00', data: answer('revoked') },
      { send: 'approver.approved', by: hj.head, at: '2026-05-08 16:00', data: {} },
      { until: '2026-05-12 12:00' },
    ],
    states: decided,
    after: { ended: true },
  },
  {
    name: { zh: '处罚已变更，逾期改示', en: 'A changed penalty shows its new text, too late' },
    record: {},
    open: {
      at: '2026-09-14 10:00',
      data: found('revoked', '行政处罚法 48', { foundOn: '2026-09-07' }),
      by: hj.officer,
    },
    steps: [
      {
        send: 'unit.proposed',
        by: hj.officer,
        at: '2026-09-15 10:00',
        data: answer('decisionChanged', { column: 'CF_NR_FK', value: '1' }),
      },
      { send: 'approver.approved', by: hj.head, at: '2026-09-15 16:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: decided,
    breaches: ['D1'],
    after: { ended: false, versions: 2 },
  },
]

/** O36 19: stays suspend, suits alone do not. */
const stays: readonly Example[] = [
  {
    name: { zh: '法院裁定停止执行，暂停公示', en: 'A stay is ordered, and the record is not shown' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('stay', 'O36 19', { contact }), by: hj.officer },
    steps: [
      { send: 'unit.proposed', by: hj.officer, at: '2026-09-14 15:00', data: answer('stayed') },
      { send: 'approver.approved', by: hj.head, at: '2026-09-15 10:00', data: {} },
      { until: '2026-09-17 12:00' },
    ],
    states: decided,
    after: untouched,
  },
  {
    name: { zh: '停止执行结束，恢复公示', en: 'A stay is over, and the record is shown again' },
    record: { overlays: { disputedBy: [], statement: null, stopped: { caseId: 'THESTAY', on: '2026-08-20' } } },
    open: { at: '2026-09-14 10:00', data: found('stayOver', 'O36 19', { contact }), by: hj.officer },
    steps: [
      { send: 'unit.proposed', by: hj.officer, at: '2026-09-14 15:00', data: answer('resumed') },
      { send: 'approver.approved', by: hj.head, at: '2026-09-15 10:00', data: {} },
      { until: '2026-09-17 12:00' },
    ],
    states: decided,
    after: untouched,
  },
]

const gone = { reason: 'removed', on: '2026-08-20', caseId: 'THEOBJECTION' } as const
const offered = { batch: 'BATCH', fields: sampleWith({ CF_NR_FK: '0.55' }).versions[0]?.fields ?? {} }

/** Examples of what an import brings back, or brings otherwise (ADR 14). */
const ofSource: readonly Example[] = [
  {
    name: { zh: '已停止公示的记录重新报入，来源更正', en: 'A removed record comes back, and its source is mended' },
    record: { ended: gone },
    open: {
      at: '2026-09-14 10:00',
      data: found('reinserted', 'GD 44', { offered }),
      by: system,
      arisesFrom: gone.caseId,
    },
    steps: [
      {
        send: 'unit.mended',
        by: hj.officer,
        at: '2026-09-16 10:00',
        data: { reason: '已在业务系统中删除。', documentChecked: '业务系统记录' },
      },
      { until: '2026-09-18 12:00' },
    ],
    states: ['awaitingSource', 'answering', 'closed'],
    after: { ended: true },
  },
  {
    name: { zh: '第三种内容，退回一次后采用', en: 'A third value is taken over, after one return' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('otherContent', 'GD 44', { offered }), by: system },
    steps: [
      { send: 'unit.proposed', by: hj.officer, at: '2026-09-15 10:00', data: answer('nothingWrong') },
      { send: 'approver.returned', by: hj.head, at: '2026-09-15 11:00', data: { reason: '以决定书为准。' } },
      { send: 'unit.proposed', by: hj.officer, at: '2026-09-15 15:00', data: answer('taken') },
      { send: 'approver.approved', by: hj.head, at: '2026-09-16 10:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: ['awaitingSource', 'awaitingApproval', 'awaitingSource', 'awaitingApproval', ...ended],
    after: { ended: false, versions: 2 },
  },
  {
    name: { zh: '来源自行更正', en: 'The source is mended before anybody says so' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('otherContent', 'GD 44', { offered }), by: system },
    steps: [{ send: 'finding.gone', by: system, at: '2026-09-15 10:00', data: {} }, { until: '2026-09-16 12:00' }],
    states: ['awaitingSource', 'answering', 'closed'],
    after: untouched,
  },
  {
    name: { zh: '全量报送中缺失，说明理由后终止', en: 'Missing from a complete report, and ended with its reason' },
    record: {},
    open: { at: '2026-09-14 10:00', data: found('absent', 'GD 44'), by: system },
    steps: [
      {
        send: 'unit.proposed',
        by: hj.officer,
        at: '2026-09-15 10:00',
        data: answer('withdrawnAtSource', { cause: 'lapsed' }),
      },
      { send: 'approver.approved', by: hj.head, at: '2026-09-15 16:00', data: {} },
      { until: '2026-09-18 12:00' },
    ],
    states: decided,
    after: { ended: true },
  },
]

export const examples: readonly Example[] = [...verified, ...revocations, ...stays, ...ofSource]
