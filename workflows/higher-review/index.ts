import { shownItems } from '#workflows/common/shown-items.ts'
import { hasOpenedAll } from '#workflows/contract/opened.ts'
import { recordChanges } from '#workflows/contract/outcome.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { Proposed, proposalRefusal, proposers } from '#workflows/contract/proposal.ts'
import { HigherReview } from './case.ts'
import { chart } from './chart.ts'
import { events, Submitted } from './events.ts'
import { begin, evolve } from './evolve.ts'
import { examples } from './examples.ts'
import { forms } from './forms.ts'
import { holder } from './holder.ts'
import { limits } from './limits.ts'
import { notices } from './notices.ts'
import { papers } from './papers.ts'
import { tasks } from './tasks.ts'
import { ways } from './ways.ts'
import { words } from './words.ts'

export const higherReview: Procedure<HigherReview> = {
  id: 'higherReview',
  course: {
    version: 1,
    chart,
    past: {},
    data: HigherReview,
    begin,
    evolve,
    check: (data, event, _state, { record }) => {
      const by = {
        record,
        unit: data.organ,
        by: event.actor.id,
        at: event.at,
        mayMaintain: () => true,
        // An organ without an account read the papers itself; intake enters what it wrote.
        hasOpenedAll: !data.organHasAccount || hasOpenedAll(data.evidence, data.opened ?? [], event.actor.id),
      }
      if (event.type === 'organ.proposed') return proposalRefusal(data.items, Proposed.parse(event.data).answers, by)
      const isStale = record && data.proposal && record.versions.length !== data.proposal.recordVersion
      if (event.type !== 'approver.approved') return null
      return proposers(data).includes(event.actor.id) ? 'fourEyes' : isStale ? 'recordChanged' : null
    },
    tasks,
  },
  timing: { limits, pauses: null, promise: (_data, { clocks }) => clocks['A7']?.told ?? null },
  parties: {
    opens: { event: 'applicant.submitted', by: ['applicant'], data: Submitted },
    ways,
    events,
    holder,
    asked: () => [],
    involved: (data) => [data.organ, data.platform, ...(data.decidedBy === null ? [] : [data.decidedBy])],
    proposers,
  },
  pages: {
    words,
    forms,
    show: (data) => ({
      ...data,
      items: shownItems(data.items),
      channel: 'city',
      supplement: null,
      inquiry: null,
      pause: null,
      statement: null,
      proposal: data.proposal && { from: 'organ', by: data.proposal.by, refusal: null, documentChecked: null },
    }),
  },
  results: {
    effects: (action, data, at, caseId, record) =>
      action === 'correct' ? recordChanges(data.items, record, caseId, at) : [],
    preview: (data, record, caseId, at) =>
      recordChanges(
        data.items.map((item) => ({ ...item, answer: item.answer ?? item.proposed })),
        record,
        caseId,
        at,
      ),
    notices,
    papers,
  },
  examples,
}
