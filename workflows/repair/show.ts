import { two } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { Fact, Shown, UnitFact } from '#workflows/contract/shown-case.ts'
import type { Repair } from './case.ts'

export function show(data: Repair): Shown {
  const { explanation, evidence, contact, counter, supplement, ending, answeredAt, decision } = data
  return {
    explanation,
    evidence,
    contact,
    ...(counter === undefined ? {} : { counter }),
    supplement,
    ending,
    answeredAt,
    upheld: ending === 'repaired',
    decidedBy: decision?.unit ?? data.unit,
    facts: [...filed(data), ...course(data), ...decided(data), ...receipts(data)],
    proposal: decision && {
      from: 'unit',
      by: decision.by,
      refusal: decision.verdict === 'repaired' ? null : decision.reason,
      documentChecked: null,
      facts: proposed(data),
    },
  }
}

export const verdicts = {
  repaired: two('予以修复', 'Repair granted'),
  refused: two('不予修复', 'Repair refused'),
  notAccepted: two('不予受理', 'Not accepted'),
} as const

const verdictName = (verdict: string) =>
  verdict === 'repaired' || verdict === 'refused' || verdict === 'notAccepted'
    ? verdicts[verdict]
    : two(verdict, verdict)

/** The units concerned: the platform, whoever determined it, and whoever held it. */
export function involved(data: Repair): readonly string[] {
  const units = [data.platform, data.determiner, data.unit, ...data.returns.map(({ unit }) => unit)]
  return [...new Set(units.flatMap((unit) => (unit ? [unit] : [])))]
}

function filed({ channel, commitment, earliestApplyOn, early }: Repair): readonly Fact[] {
  return [
    {
      name: two('受理渠道', 'Where it is taken'),
      value:
        channel === 'creditChina'
          ? two('“信用中国”（移交）', 'Credit China, by hand-over')
          : two('本市受理', 'The city'),
    },
    ...(earliestApplyOn === null
      ? []
      : [{ name: two('最早可申请日', 'May be asked for from'), value: sayDay(earliestApplyOn) }]),
    ...(early === null ? [] : [{ name: two('提前申请的理由', 'Why it was filed earlier'), value: early }]),
    {
      name: two('信用承诺书', 'Commitment'),
      value: two(
        `${commitment.edition} 版，${commitment.signedBy} 签署，${commitment.published ? '已公开' : '存档'}`,
        `edition ${commitment.edition}, signed by ${commitment.signedBy}, ${commitment.published ? 'published' : 'filed'}`,
      ),
    },
    { name: two('承诺书指纹（SHA-256）', 'Its fingerprint (SHA-256)'), value: commitment.sha256 },
  ]
}

function course({ handOver, extension }: Repair): readonly Fact[] {
  const { code, receivedOn, pushedOn } = handOver
  return [
    ...(code === null ? [] : [{ name: two('“信用中国”查询码', 'Credit China query code'), value: code }]),
    ...(receivedOn === null
      ? []
      : [{ name: two('“信用中国”收到', 'Received by Credit China'), value: sayDay(receivedOn) }]),
    ...(pushedOn === null ? [] : [{ name: two('推送认定单位', 'Pushed to the unit'), value: sayDay(pushedOn) }]),
    ...(extension === null
      ? []
      : [
          {
            name: two('延长', 'Extended'),
            value: two(
              `${extension.days} 个工作日：${extension.reason}`,
              `${extension.days} working days: ${extension.reason}`,
            ),
          },
        ]),
  ]
}

function decided({ ending, decision, measures, measuresNote }: Repair): readonly (Fact | UnitFact)[] {
  if (decision === null || ending === null || ending === 'withdrawn' || ending === 'moot') return []
  return [
    { name: two('决定', 'Decision'), value: verdictName(decision.verdict) },
    { name: two('理由', 'Reasons'), value: decision.reason },
    { name: two('查阅的文书', 'Document checked'), value: decision.documentChecked },
    ...mustLift(measures),
    ...(measuresNote === '' ? [] : [{ name: two('应解除的措施', 'Measures to be lifted'), value: measuresNote }]),
  ]
}

const mustLift = (measures: readonly string[]): readonly (Fact | UnitFact)[] =>
  measures.map((unit) => ({ name: two('须解除惩戒措施', 'Must lift measures'), unit }))

/** Proposal that lies before the approver. */
function proposed({ decision, measures, measuresNote }: Repair): readonly (Fact | UnitFact)[] {
  if (decision === null) return []
  return [
    { name: two('拟作决定', 'Proposed decision'), value: verdictName(decision.verdict) },
    { name: two('理由', 'Reasons'), value: decision.reason },
    { name: two('查阅的文书', 'Document checked'), value: decision.documentChecked },
    ...mustLift(measures),
    ...(measuresNote === '' ? [] : [{ name: two('应解除的措施', 'Measures to be lifted'), value: measuresNote }]),
  ]
}

/** The three effects, each with the day it was done. */
function receipts({
  receipts: { publicityEndedAt, sharingStoppedAt, measuresToldAt },
}: Repair): readonly (Fact | UnitFact)[] {
  const rows = [
    [two('终止公示', 'Publicity ended'), publicityEndedAt],
    [two('停止共享和使用', 'Sharing and use stopped'), sharingStoppedAt],
    [two('通知解除惩戒措施', 'Told to lift measures'), measuresToldAt],
  ] as const
  return rows.flatMap(([name, at]) => (at === null ? [] : [{ name, value: sayDay(shanghaiDay(at)) }]))
}
