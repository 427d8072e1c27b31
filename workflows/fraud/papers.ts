import { shanghaiDay } from '#law/day.ts'
import { fraudUntil } from '#law/publicity-period.ts'
import { sayDay } from '#law/say.ts'
import { isUscc } from '#records/identity/uscc.ts'
import type { CaseEvent } from '#workflows/contract/actor.ts'
import { saidOf } from '#workflows/contract/decision.ts'
import type { LetterRule, PaperKind, PaperOrder } from '#workflows/contract/paper.ts'
import { intention } from '#workflows/contract/reply.ts'
import type { Fraud } from './case.ts'
import { unit } from './holder.ts'
import { causes } from './words.ts'

/** Values given to its letters. */
export const letters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  opening: { gives: ['cause'] },
  checkExtension: {},
  intention: {
    gives: ['cause', 'reason', 'documentChecked'],
    outcomes: { findingAlone: [], shownAgain: [], person: [], personAgain: [] },
  },
  decision: {
    gives: ['cause', 'reason', 'documentChecked'],
    outcomes: {
      findingAlone: ['until'],
      shownAgain: ['until'],
      person: ['until'],
      personAgain: ['until'],
      notFound: [],
    },
  },
}

/** Papers that each event issues (O36 12, 25; ADR 13). */
export function papers(event: CaseEvent, data: Fraud, state: string, subject: string): readonly PaperOrder[] {
  const { decision } = data
  const own = { by: event.actor.unit ?? unit(data).unit ?? data.platform, to: 'applicant' } as const
  const cause = { zh: causes[data.cause].zh, en: causes[data.cause].en.toLowerCase() }
  if (event.type === 'unit.reported')
    return [{ ...own, kind: 'opening', series: null, notice: 'receipt', values: { cause } }]
  if (event.type === 'head.extended') return [{ ...own, kind: 'checkExtension', series: '修核延', notice: 'extended' }]
  if (decision === null) return []
  const values = { ...saidOf(decision), cause }
  const [alone, again] = isUscc(subject) ? ['findingAlone', 'shownAgain'] : ['person', 'personAgain']
  const found = decision.restores ? again : alone
  if (event.type === 'unit.proposed' && state === 'awaitingReply')
    return [{ ...own, kind: 'intention', outcome: found, series: '修核告', notice: intention, values }]
  if (event.type !== 'approver.approved') return []
  const paper = { ...own, kind: 'decision', series: '修核决' } as const
  if (data.ending !== 'found') return [{ ...paper, outcome: 'notFound', notice: 'notFound', values }]
  const until = sayDay(fraudUntil(shanghaiDay(event.at)))
  return [{ ...paper, outcome: found, notice: 'found', values: { ...values, until } }]
}
