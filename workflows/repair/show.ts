import { fillBoth, two } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { Fact, Shown, UnitFact } from '#workflows/contract/shown-case.ts'
import type { Repair } from './case.ts'
import { said } from './said.ts'

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
    facts: [...decided(data), ...receipts(data), ...filed(data), ...course(data)],
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
      name: said.whereItIsTaken,
      value: channel === 'creditChina' ? said.creditChinaByHandOver : said.theCity,
    },
    ...(earliestApplyOn === null ? [] : [{ name: said.mayBeAskedForFrom, value: sayDay(earliestApplyOn) }]),
    ...(early === null ? [] : [{ name: said.whyItWasFiledEarlier, value: early }]),
    {
      name: said.commitment,
      value: fillBoth(said.commitmentOf, {
        edition: commitment.edition,
        by: commitment.signedBy,
        kept: commitment.published ? said.published : said.filed,
      }),
    },
    { name: said.itsFingerprint, value: commitment.sha256 },
  ]
}

function course({ handOver, extension }: Repair): readonly Fact[] {
  const { code, receivedOn, pushedOn } = handOver
  return [
    ...(code === null ? [] : [{ name: said.creditChinaQueryCode, value: code }]),
    ...(receivedOn === null ? [] : [{ name: said.receivedByCreditChina, value: sayDay(receivedOn) }]),
    ...(pushedOn === null ? [] : [{ name: said.pushedToTheUnit, value: sayDay(pushedOn) }]),
    ...(extension === null
      ? []
      : [
          {
            name: said.extended,
            value: fillBoth(said.extendedBy, { days: extension.days, reason: extension.reason }),
          },
        ]),
  ]
}

function decided({ ending, decision, measures, measuresNote }: Repair): readonly (Fact | UnitFact)[] {
  if (decision === null || ending === null || ending === 'withdrawn' || ending === 'moot') return []
  return [
    { name: said.decision, value: verdictName(decision.verdict) },
    { name: said.reasons, value: decision.reason },
    { name: said.documentChecked, value: decision.documentChecked },
    ...mustLift(measures),
    ...(measuresNote === '' ? [] : [{ name: said.measuresToBeLifted, value: measuresNote }]),
  ]
}

const mustLift = (measures: readonly string[]): readonly (Fact | UnitFact)[] =>
  measures.map((unit) => ({ name: said.mustLiftMeasures, unit }))

/** Proposal that lies before the approver. */
function proposed({ decision, measures, measuresNote }: Repair): readonly (Fact | UnitFact)[] {
  if (decision === null) return []
  return [
    { name: said.proposedDecision, value: verdictName(decision.verdict) },
    { name: said.reasons, value: decision.reason },
    { name: said.documentChecked, value: decision.documentChecked },
    ...mustLift(measures),
    ...(measuresNote === '' ? [] : [{ name: said.measuresToBeLifted, value: measuresNote }]),
  ]
}

/** Three effects, each with its day. */
function receipts({
  receipts: { publicityEndedAt, sharingStoppedAt, measuresToldAt },
}: Repair): readonly (Fact | UnitFact)[] {
  const rows = [
    [said.publicityEnded, publicityEndedAt],
    [said.sharingAndUseStopped, sharingStoppedAt],
    [said.toldToLiftMeasures, measuresToldAt],
  ] as const
  return rows.flatMap(([name, at]) => (at === null ? [] : [{ name, value: sayDay(shanghaiDay(at)) }]))
}
