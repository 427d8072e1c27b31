import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import type { BoardLine } from '#engine/views/board-line-view.ts'
import type { Edition, EditionRow } from '#engine/views/edition-view.ts'
import type { Oversight } from '#engine/views/oversight-view.ts'
import { WorkloadPage } from '#web/oversight/workload-page.tsx'
import { AssignPage } from '#web/staff/assign-page.tsx'
import { HandOverPage } from '#web/staff/hand-over-page.tsx'
import { OrderPage, OrdersPage } from '#web/staff/orders-page.tsx'
import type { BoardChoice } from '#web/supervisor/board-choice.tsx'
import { BoardPage } from '#web/supervisor/board-page.tsx'
import { BoardPrintPage } from '#web/supervisor/board-print-page.tsx'
import { BreachesPage } from '#web/supervisor/breaches-page.tsx'
import { EditionPage } from '#web/supervisor/edition-page.tsx'
import { EditionsPage } from '#web/supervisor/editions-page.tsx'
import { ForecastPage } from '#web/supervisor/forecast-page.tsx'
import { GiveOrderPage } from '#web/supervisor/give-order-page.tsx'
import { NotePage } from '#web/supervisor/note-page.tsx'
import { OversightPage } from '#web/supervisor/oversight-page.tsx'
import { UrgePage } from '#web/supervisor/urge-page.tsx'
import { pageWith } from '../lists.ts'
import { sampleCase, sampleCharge, sampleShell } from './sample-case.ts'

const none = { own: 0, atSeat: 14, away: '2026-09-30' }
const two = (zh: string, en: string) => ({ zh, en })

const counts = {
  all: 12,
  overdue: 1,
  today: 1,
  atRisk: 2,
  provisional: 0,
  paused: 1,
  untaken: 3,
  unstaffed: 1,
  stalled: 0,
}

const ended = { onTime: 9, late: 1, open: 2, overdue: 1 }
const rare = { reopened: 1, overturned: 0, delay: 17 }
const month = {
  ...ended,
  month: '2026-09',
  received: 12,
  answered: 8,
  median: 4,
  p90: 9,
  paused: 1,
  upheld: 5,
  ...rare,
}
const figures: Oversight = {
  months: [{ ...month, month: '2026-08', answered: 0, median: null, p90: null }, month],
  year: month,
  units: [{ ...ended, unit: 'HJ', delay: 17 }],
  limits: [{ ...ended, procedure: 'objection', rule: 'A3' }],
  fields: [{ field: 'CF_NR_FK', cases: 4 }],
  reviews: { answered: 3, overturned: 1 },
}

const foreseen = {
  ...{ unit: 'HJ', done: 8, people: 2, over: 1, missed: 2 },
  days: [
    { day: '2026-09-24', due: 1, able: 0, missed: 1 },
    { day: '2026-09-25', due: 1, able: 1, missed: 1 },
  ],
}

/** Board, print view and breaches for the supervisor. */
const editionSum = { onTime: 1204, late: 31, lateByDate: 30, overdue: 4, open: 12, rescinded: 2 }
const editionRows: readonly EditionRow[] = [
  { unit: 'HJ', procedure: 'objection', rule: 'A3', ...editionSum },
  { unit: null, procedure: 'objection', rule: 'A4', ...editionSum },
]
const sampleEdition = (text: string): Edition => ({
  ...{ year: 2026, n: 2, rows: editionRows, by: 'supervisor', at: 1_799_000_000_000, until: '2027-01-11' },
  head: { size: 61_234, root: '1f1e3hVd9b0h0FJ0WkqmDqT6Tn0m2c3m1cJ4kT9w0xY=' },
  objections: [
    { unit: 'HJ', by: 'hj-head', at: 1_790_000_000_000, reason: text, answer: null },
    {
      ...{ unit: 'RS', by: 'rs-head', at: 1_790_000_000_000, reason: text },
      answer: { by: 'supervisor', at: 1_790_000_100_000, reason: text },
    },
  ],
  frozen: null,
})
const whole = { county: null, hasPdf: true } as const

export function boardPages(lang: Lang, text: string): Record<string, VNode> {
  const one = sampleCase(text)
  const order = {
    ...{ caseId: 'c1', seq: 5, number: one.number, unitName: one.holderName, order: text, due: '2026-09-24' },
    ...{ at: 1_790_000_000_000, late: false, read: null, answered: { at: 1_790_000_000_000, answer: text } },
  }
  const line: BoardLine = {
    ...{ caseId: 'c1', number: one.number, title: one.title, state: one.stateName },
    limit: { id: 'A3', name: two('转办', 'Forwarding'), statutory: true },
    ...{ due: '2026-09-24', provisional: false, paused: false, overdue: false, soon: true, days: 1 },
    party: one.holderName,
    assigns: true,
    urges: true,
    people: [`李明${text}`, '王五', '赵六', '钱七'],
    causes: [
      { kind: 'untaken', who: one.holderName, since: '2026-09-22' },
      { kind: 'lost', text: sampleCharge },
    ],
    next: { by: one.holderName, acts: [two('转办', 'Forward'), two('受理', 'Accept')] },
  }
  const late: BoardLine = {
    ...line,
    ...{ caseId: 'c2', overdue: true, soon: false, days: -2, due: '2026-09-22', provisional: false },
    causes: [{ kind: 'unstaffed' }, { kind: 'stalled' }, { kind: 'charged', text: sampleCharge }],
  }
  const still: BoardLine = {
    ...line,
    ...{ caseId: 'c3', limit: null, due: null, days: null, paused: true, soon: false },
    causes: [
      { kind: 'paused', since: '2026-09-20' },
      { kind: 'waiting', who: one.holderName, since: '2026-09-20' },
    ],
  }
  const choice: BoardChoice = {
    show: 'overdue',
    units: [{ value: 'HJ', name: two(text, text), n: 4 }],
    counties: [{ value: '445300', name: two('市级', 'The city’s own'), n: 4 }],
    procedures: [{ value: 'objection', name: one.title, n: 4 }],
    states: [{ value: 'withProvider', name: one.stateName, n: 4 }],
    people: [{ value: 'hj-1', name: two(text, text), n: 0 }],
    chosen: { unit: 'HJ', county: null, procedure: 'objection', state: 'withProvider', person: null },
  }
  const breach = {
    ...{ caseId: 'c2', caseNumber: one.number, rule: 'A3', limit: two('转办', 'Forwarding'), party: one.holderName },
    ...({ due: '2026-09-24', statutory: true, charged: sampleCharge, ruled: 'is_kept', done: null } as const),
  }
  const shell = (path: string) => sampleShell(lang, path, 'supervisor', text)
  const lines = pageWith([late, line, still], 'x')
  return {
    board: (
      <BoardPage shell={shell('/board')} counts={counts} choice={choice} lines={lines} calendar={null} {...whole} />
    ),
    'board-print': <BoardPrintPage shell={shell('/board/print')} choice={choice} lines={lines} />,
    oversight: (
      <OversightPage
        {...whole}
        shell={shell('/board/figures')}
        found={figures}
        procedures={[{ id: 'objection', title: one.title }]}
        chosen="objection"
        names={{
          unit: (id) => two(`${id}${text}`, id),
          limit: () => two('转办', 'Forwarding'),
          field: (id) => two(id, id),
        }}
      />
    ),
    workload: (
      <WorkloadPage
        shell={shell('/board/workload')}
        seats={[
          { unit: one.holderName, seat: one.holderName, running: 14, people: 2 },
          { unit: two(text, text), seat: two(text, text), running: 3, people: 0 },
        ]}
        people={[
          { ...{ id: 'xie', name: text, unit: 'HJ', seats: [one.holderName] }, own: 9, atSeat: 14, away: null },
          { ...{ id: 'ou', name: text, unit: 'HJ', seats: [one.holderName, two(text, text)] }, ...none },
        ]}
        county={null}
        hasPdf
      />
    ),
    urge: <UrgePage shell={shell('/board/cases/c1/urge')} one={one} />,
    note: <NotePage shell={shell('/board/cases/c1/note')} one={one} most={1000} />,
    'give-order-refused': (
      <GiveOrderPage
        shell={shell('/board/cases/c1/order')}
        one={one}
        units={[{ value: 'HJ', label: text }]}
        unheard={[text, '单位HJ']}
        most={1000}
        refusal={{
          code: 'malformed',
          fields: { unit: 'choose', order: 'required', due: 'past', isToldOtherwise: 'noHead' },
        }}
        values={{}}
      />
    ),
    orders: (
      <OrdersPage
        shell={shell('/desk/orders')}
        list={pageWith([order, { ...order, seq: 6, late: true, answered: null }])}
      />
    ),
    order: (
      <OrderPage
        shell={shell('/desk/orders/c1/5')}
        one={{ ...order, answered: null }}
        paper="5-0"
        most={1000}
        mayAnswer
      />
    ),
    assign: (
      <AssignPage
        shell={shell('/desk/cases/c1/assign')}
        one={{ ...one, officer: text }}
        colleagues={[{ value: 'xie', label: text }]}
        from="xie"
        most={500}
      />
    ),
    'hand-over-refused': (
      <HandOverPage
        shell={shell('/desk/hand-over/xie')}
        person={{ id: 'xie', name: text }}
        cases={pageWith([
          { id: 'c1', number: one.number, title: one.title, due: '2026-09-24', own: true, from: 'xie' },
          { id: 'c2', number: one.number, title: one.title, due: null, own: false, from: '' },
        ])}
        colleagues={[{ value: 'ou', label: text }]}
        most={500}
        atOnce={50}
        back={{ path: '/board', label: text }}
        result={[
          { id: 'c3', number: one.number, code: null },
          { id: 'c4', number: one.number, code: 'movedOn' },
        ]}
        refusal={{ code: 'malformed', fields: { cases: 'choose', to: 'choose', reason: 'required' } }}
        values={{}}
      />
    ),
    forecast: (
      <ForecastPage
        hasPdf
        shell={shell('/board/forecast')}
        days={['2026-09-24', '2026-09-25']}
        units={[{ ...foreseen, name: two(text, text) }]}
        misses={[
          {
            ...{ caseId: 'c1', number: one.number, limit: two('转办', 'Forwarding'), rule: 'A3' },
            ...{ due: '2026-09-25', party: one.holderName },
          },
        ]}
        past={[{ on: '2026-09-10', until: '2026-09-23', foreseen: 4, missed: 5, hits: 3 }]}
      />
    ),
    editions: (
      <EditionsPage
        shell={shell('/board/editions')}
        list={[
          { year: 2026, n: 2, at: 1_790_000_000_000, until: '2027-01-11', frozenAt: null, size: 61_234 },
          { year: 2026, n: 1, at: 1_780_000_000_000, until: '2026-12-31', frozenAt: 1_790_000_000_000, size: 60_001 },
        ]}
        years={[2026, 2025]}
        back={{ path: '/board', label: two(text, text) }}
        refusal={{ code: 'malformed', fields: { year: 'choose' } }}
        values={{}}
      />
    ),
    edition: (
      <EditionPage
        shell={shell('/board/editions/2026/2')}
        edition={sampleEdition(text)}
        whose={{ value: 'city', name: two(text, text) }}
        rows={editionRows}
        sums={[
          { ...editionSum, value: 'city', name: two(text, text) },
          { ...editionSum, value: 'unit:HJ', name: one.holderName },
        ]}
        names={{ unit: () => one.holderName, procedure: () => one.title, limit: () => two('转办', 'Forwarding') }}
        people={{ by: text, frozenBy: null }}
        differences={[
          { from: 'draft', rows: [] },
          { from: 1, rows: [{ before: null, after: editionRows[0] ?? null }] },
        ]}
        mayObject={['HJ']}
        mayAnswer
        freezing="unanswered"
        most={1000}
        hasPdf
      />
    ),
    breaches: <BreachesPage shell={shell('/board/breaches')} breaches={pageWith([breach], 'x')} hasPdf />,
  }
}
