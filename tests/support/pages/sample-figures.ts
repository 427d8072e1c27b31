import type { Statistics } from '#engine/store/figures-view.ts'

const months = [
  '2025-10',
  '2025-11',
  '2025-12',
  '2026-01',
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
  '2026-07',
  '2026-08',
  '2026-09',
]
const figures = {
  received: 48,
  answered: 41,
  median: 6,
  p90: 9,
  paused: null,
  upheld: 0.585,
  upheldByWithdrawal: 6,
  moot: 7,
  mootAtSource: null,
  rated: 6,
  satisfied: null,
}

export const sampleStatistics: Statistics = {
  from: '2025-10',
  to: '2026-09',
  smallest: 5,
  procedures: [
    {
      procedure: 'objection',
      months: months.map((month, i) => ({ month, ...figures, received: i === 4 ? null : 20 + i * 3 })),
      year: figures,
      limits: [
        { rule: 'A3', unit: null, due: 44, onTime: 0.977, open: 0, breaches: null },
        { rule: 'A4', unit: 'HJ', due: 40, onTime: null, open: 6, breaches: 5 },
      ],
      about: [{ unit: 'HJ', received: 6 }],
      fields: [{ field: 'CF_NR_FK', items: 12 }],
    },
  ],
}

export const sampleOperations = (text: string) => [
  {
    id: 'fileObjection',
    method: 'POST',
    path: '/objections',
    summary: { zh: '提出异议', en: 'File an objection' },
    scope: 'write',
    keyed: true,
    request: `{ "explanation": "${text}" }`,
    answer: '{ "id": "0123456789ABCDEFGHJKMNPQRS" }',
    refusals: ['keyNeeded', 'keyReused'],
  },
]
