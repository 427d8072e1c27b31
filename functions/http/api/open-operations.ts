import { z } from 'zod'
import { rulesHere } from '#engine/case/on-rules.ts'
import { openPaged } from '#engine/store/paged.ts'
import { calculate, figureOf, figuresOf } from '#law/calculate.ts'
import { isDay } from '#law/day.ts'
import { explanationText } from '#law/explanation-text.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { isStatutory, lengthOf, type TimeLimit } from '#law/time-limit.ts'
import { identify } from '#records/identify.ts'
import { operations } from '#web/words/staff/api.ts'
import { searchRecords } from '../public/search.ts'
import { answered, none, type Operation, open, refused } from './operation.ts'
import { Cursor, Day, Paged, PublicRecord, Words } from './shapes.ts'

const DayIn = Day.refine((text) => isDay(text))
const span = z.strictObject({ from: DayIn, to: DayIn }).refine(({ from, to }) => from <= to)
const count = z.int().min(0).max(1200)

const Asked = z
  .strictObject({
    start: DayIn,
    rule: z.string().max(20).optional().meta({ description: 'A rule of `/rules`; `H1.1` is the first variant of H1.' }),
    workingDays: count.optional(),
    calendarDays: count.optional(),
    months: count.optional(),
    as: z
      .enum(['act', 'period'])
      .optional()
      .meta({ description: 'With months: an act is moved on from a day of rest, a period is not.' }),
    pauses: z.array(span).max(20).optional(),
  })
  .refine(
    (one) => [one.rule, one.workingDays, one.calendarDays, one.months].filter((x) => x !== undefined).length === 1,
  )
  .refine(({ as, months }) => as === undefined || months !== undefined)
  .meta({ id: 'DeadlineQuestion', description: 'Exactly one of rule, workingDays, calendarDays, months.' })

const Computed = z.strictObject({
  due: Day,
  provisional: z.boolean(),
  statutory: z.boolean(),
  article: z.string(),
  explanation: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
  calendar: z.string(),
  rules: z.string(),
})

const Rule = z.strictObject({
  id: z.string(),
  procedure: Words,
  step: Words,
  owes: z.string(),
  unit: z.enum(['workingDays', 'calendarDays', 'months']).nullable(),
  n: z.int().nullable(),
  ownTarget: z
    .boolean()
    .meta({ description: 'Two administrators of the city set `n`; no law gives it. It holds for cases begun since.' }),
  article: z.string(),
  textStatus: z.enum(['VT', 'SEC', 'UNV']),
  useStatus: z.enum(['VT', 'SEC', 'UNV']),
  force: z.enum(['must', 'generally', 'target']),
  informative: z.boolean(),
  statutory: z.boolean(),
  start: Words,
  pause: Words.nullable(),
})

/** Operations that anybody may ask, without a token. */
export const openOperations: readonly Operation[] = [
  open({
    id: 'findRecords',
    method: 'GET',
    path: '/records',
    summary: operations.findRecords,
    query: Paged.extend({ q: z.string().trim().min(1).max(200) }),
    body: none,
    status: 200,
    answer: z.strictObject({ records: z.array(PublicRecord), cursor: Cursor }),
    refusals: [],
    example: { query: { q: '91445300MA0DEM013F' }, answer: { records: [], cursor: null } },
    async run({ query }, engine) {
      const { items, cursor } = openPaged(await searchRecords(engine, query.q, query.cursor))
      return answered({ records: items, cursor })
    },
  }),
  open({
    id: 'listRules',
    method: 'GET',
    path: '/rules',
    summary: operations.listRules,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({ version: z.string(), calendar: z.string(), rules: z.array(Rule) }),
    refusals: [],
    example: { answer: { version: ruleSetVersion, calendar: '2018-2026.00000000', rules: [] } },
    run: async (_call, { calendar, deployment }) =>
      answered({
        version: ruleSetVersion,
        calendar: calendar.version,
        rules: rulesHere(deployment).map((limit) => ruleBody(limit, deployment.targets?.[limit.id] !== undefined)),
      }),
  }),
  open({
    id: 'computeDeadline',
    method: 'POST',
    path: '/deadline',
    summary: operations.computeDeadline,
    query: none,
    body: Asked,
    status: 200,
    answer: Computed,
    refusals: [],
    example: {
      body: { start: '2026-09-29', rule: 'A4' },
      answer: {
        due: '2026-10-09',
        provisional: false,
        statutory: true,
        article: 'GD 46(2)',
        explanation: { zh: ['法定时限：3 个工作日'], en: ['Statutory time limit: 3 working days'] },
        calendar: '2018-2026.00000000',
        rules: ruleSetVersion,
      },
    },
    run: async ({ body }, { calendar, deployment }) => {
      const figures = figuresOf(rulesHere(deployment))
      const of = body.rule === undefined ? lengthIn(body) : figureOf(body.rule, figures)
      if (of === undefined) return refused({ code: 'malformed', fields: { rule: 'choose' } })
      const found = calculate({ of, start: body.start, excluded: body.pauses ?? [] }, calendar)
      if (found === undefined) return refused({ code: 'malformed', fields: { start: 'outsideCalendar' } })
      const { due, provisional, limit, calendarVersion } = found
      return answered({
        due,
        provisional,
        statutory: isStatutory(limit),
        article: limit.citation,
        explanation: { zh: explanationText(found, 'zh'), en: explanationText(found, 'en') },
        calendar: calendarVersion,
        rules: ruleSetVersion,
      })
    },
  }),
  open({
    id: 'identifyCode',
    method: 'POST',
    path: '/identify',
    summary: operations.identifyCode,
    query: none,
    body: z.strictObject({ code: z.string().max(100) }),
    status: 200,
    answer: z.strictObject({
      code: z.string(),
      kind: z.enum(['uscc', 'orgcode', 'ric']).nullable(),
      valid: z.boolean(),
      reason: z.string().nullable(),
    }),
    refusals: [],
    example: {
      body: { code: '91445302735018834C' },
      answer: { code: '91445302735018834C', kind: 'uscc', valid: true, reason: null },
    },
    run: async ({ body }) => answered(identify(body.code)),
  }),
]

function lengthIn({ workingDays, calendarDays, months, as }: z.infer<typeof Asked>) {
  if (workingDays !== undefined) return { unit: 'workingDays', n: workingDays, as: 'act' } as const
  if (calendarDays !== undefined) return { unit: 'calendarDays', n: calendarDays, as: 'act' } as const
  return { unit: 'months', n: months ?? 0, as: as ?? 'act' } as const
}

function ruleBody(limit: TimeLimit, ownTarget: boolean) {
  const length = lengthOf(limit)
  const { id, procedure, step, owes, citation, textStatus, useStatus, force, informative, start, pause } = limit
  return {
    id,
    procedure,
    step,
    owes,
    unit: length?.unit ?? null,
    n: length?.n ?? null,
    ownTarget,
    article: citation,
    textStatus,
    useStatus,
    force,
    informative,
    statutory: isStatutory(limit),
    start,
    pause,
  }
}
