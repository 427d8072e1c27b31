import { two } from '#law/bilingual.ts'
import { answered, approvalLimit, closingLimits, left, ourTarget } from '#workflows/contract/closing-limits.ts'
import { approvalRefusal } from '#workflows/contract/decision.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { begin, events, evolve, forms, Sample, Submitted } from './case.ts'
import { chart, past, version } from './chart.ts'
import { examples } from './examples.ts'
import { approver, holder, letters, notices, officers, papers } from './papers.ts'
import { ways } from './ways.ts'
import { verdicts, words } from './words.ts'

const answers = { decided: 'answered', withdrawn: 'withdrawalConfirmed', moot: 'recordEnded' } as const

/** T1 is our target; limits of the law come from `ruleOf`. */
const limits: readonly LimitRule<Sample>[] = [
  {
    limit: ourTarget({
      id: 'T1',
      step: two('答复', 'Answer'),
      owes: 'determiningUnit',
      days: 5,
      start: two('提出样例申请', 'the sample application'),
      stop: two('答复送达', 'the answer is served'),
    }),
    starts: ['applicant.submitted'],
    meets: [answered],
    cancels: left,
    owedBy: officers,
  },
  approvalLimit(['unit.proposed'], approver),
  ...closingLimits<Sample>(['serveAnswer']),
]

export const sample: Procedure<Sample> = {
  id: 'sample',
  course: {
    version,
    chart,
    past,
    data: Sample,
    begin,
    evolve,
    check: (data, event, _state, { record }) => approvalRefusal(data.decision, event, record),
    tasks: { serveAnswer: async (data, context) => context.serve(answers[data.ending ?? 'decided']) },
  },
  timing: { limits, pauses: null, promise: (_data, { clocks }) => clocks['T1']?.told ?? null },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant'], data: Submitted },
    ways,
    events,
    holder,
    asked: () => [],
    involved: ({ unit, platform }) => [...new Set([unit, platform])],
    proposers: ({ decision }) => (decision === null ? [] : [decision.by]),
  },
  pages: {
    words,
    forms,
    show: (data) => ({
      channel: 'city',
      explanation: data.explanation,
      evidence: data.evidence,
      contact: data.contact,
      ending: data.ending,
      answeredAt: data.answeredAt,
      decidedBy: data.unit,
      upheld: data.decision?.verdict === 'granted',
      // The proposal is the staff's until it is approved.
      facts: data.ending === 'decided' ? facts(data) : [],
      proposal: data.decision && {
        from: 'unit',
        by: data.decision.by,
        refusal: null,
        documentChecked: data.decision.documentChecked,
        facts: facts(data),
      },
    }),
  },
  results: { effects: () => [], preview: () => [], notices, letters, papers },
  examples,
}

function facts({ decision }: Sample) {
  if (decision === null) return []
  return [
    { name: two('决定', 'Decision'), value: decision.verdict === 'granted' ? verdicts.granted : verdicts.refused },
    { name: two('理由', 'Reasons'), value: decision.reason },
  ]
}
