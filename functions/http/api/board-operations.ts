import { z } from 'zod'
import { boardCounts } from '#engine/figures/board-counts.ts'
import type { Engine } from '#engine/store/engine.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import type { BoardLine, Cause } from '#engine/views/board-line-view.ts'
import { boardShows, lookAhead, lookBack } from '#engine/views/oversight-view.ts'
import { sayCauseOfLimit } from '#web/supervisor/say-board.ts'
import { operations } from '#web/words/staff/api.ts'
import { boardFor } from '../oversight/board-read.ts'
import { forecastFor } from '../oversight/forecast-read.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Day, Id, Paged, Words } from './shapes.ts'
import { signedList } from './signed-list.ts'

const Asked = z.strictObject({
  filter: z.enum(boardShows).optional(),
  unit: z.string().max(80).optional(),
  county: z.string().max(80).optional(),
  procedure: z.string().max(80).optional(),
  state: z.string().max(80).optional(),
  person: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'Limits of this account’s seats, but not those given to another.' }),
})

const Line = z
  .strictObject({
    ...{ case: Id, number: z.string(), procedure: Words, state: Words },
    limit: z.strictObject({ rule: z.string(), name: Words, statutory: z.boolean() }).nullable(),
    ...{ due: Day.nullable(), provisional: z.boolean(), paused: z.boolean(), overdue: z.boolean(), soon: z.boolean() },
    days: z.int().nullable().meta({ description: 'Working days left; below zero, over.' }),
    ...{ party: Words, people: z.array(z.string()), causes: z.array(Words) },
    next: z.strictObject({ by: Words, acts: z.array(Words) }),
  })
  .meta({ id: 'BoardLine' })

const unit = { zh: '云浮市生态环境局', en: 'Yunfu Ecology and Environment Bureau' }
const lineExample = {
  ...{ case: '0123456789ABCDEFGHJKMNPQRS', number: '445300-20260914-0ABCDEFGH' },
  ...{ procedure: { zh: '异议处理', en: 'Objection' }, state: { zh: '单位核实', en: 'With the unit' } },
  limit: { rule: 'A4', name: { zh: '核实', en: 'Verification' }, statutory: true },
  ...{ due: '2026-09-18', provisional: false, paused: false, overdue: false, soon: true, days: 1 },
  ...{ party: unit, people: ['欧阳'], causes: [], next: { by: unit, acts: [] } },
}

const count = z.int()
const Forecast = z
  .strictObject({
    ...{ lookBack: count, lookAhead: count },
    units: z.array(
      z.strictObject({
        ...{ unit: z.string(), name: Words, done: count, people: count, over: count, missed: count },
        days: z.array(z.strictObject({ day: Day, due: count, able: count, missed: count })),
      }),
    ),
    misses: z
      .array(z.strictObject({ case: Id, number: z.string(), rule: z.string(), limit: Words, due: Day, party: Words }))
      .meta({ description: 'Those due first, 20 at most; `missed` counts all.' }),
    past: z.array(z.strictObject({ on: Day, until: Day, foreseen: count, missed: count, hits: count })),
  })
  .meta({ id: 'Forecast' })

/** The board and its forecast, by the rights of the page. */
export const boardOperations: readonly Operation[] = [
  signedList({
    id: 'listBoard',
    path: '/board',
    summary: operations.listBoard,
    query: Paged.extend(Asked.shape),
    of: 'limits',
    shape: Line,
    example: [lineExample],
    async page({ query: { cursor, ...query } }, engine, person) {
      const board = await boardFor(engine, person, query)
      return board && across(await board.rows(cursor), (rows) => rows.map((row) => lineBody(board.line(row))))
    },
  }),
  signed({
    id: 'countBoard',
    method: 'GET',
    path: '/board/counts',
    scope: 'read',
    summary: operations.countBoard,
    query: Asked.pick({ unit: true, county: true, procedure: true }),
    body: none,
    status: 200,
    answer: z.strictObject(Object.fromEntries(boardShows.map((name) => [name, count]))).meta({ id: 'BoardCounts' }),
    refusals: [],
    example: { answer: Object.fromEntries(boardShows.map((name, i) => [name, i === 0 ? 12 : 1])) },
    async run({ query }, engine, person) {
      const board = await boardFor(engine, person, query)
      return board
        ? answered(boardCounts(await board.counts(), engine, board.isStaffed))
        : refused({ code: 'notFound' })
    },
  }),
  signed({
    id: 'readForecast',
    method: 'GET',
    path: '/board/forecast',
    scope: 'read',
    summary: operations.readForecast,
    query: none,
    body: none,
    status: 200,
    answer: Forecast,
    refusals: [],
    example: { answer: { lookBack, lookAhead, units: [], misses: [], past: [] } },
    async run(_call, engine, person) {
      const found = await forecastFor(engine, person)
      return found ? answered({ lookBack, lookAhead, ...forecastBody(engine, found) }) : refused({ code: 'notFound' })
    },
  }),
]

const lineBody = ({ caseId, title, limit, causes, assigns: _assigns, urges: _urges, ...one }: BoardLine) => ({
  ...one,
  case: caseId,
  procedure: title,
  limit: limit && { rule: limit.id, name: limit.name, statutory: limit.statutory },
  causes: causes.map(sayCause),
})

const sayCause = (cause: Cause) => ({ zh: sayCauseOfLimit('zh', cause), en: sayCauseOfLimit('en', cause) })

function forecastBody(engine: Engine, { units, misses, past }: NonNullable<Awaited<ReturnType<typeof forecastFor>>>) {
  return {
    units: units.map((one) => ({ ...one, name: nameOfUnit(engine, one.unit) })),
    misses: misses.map(({ caseId, ...one }) => ({ case: caseId, ...one })),
    past,
  }
}
