import { z } from 'zod'
import { caseAt, readingOf } from '#engine/case/case-of.ts'
import { may } from '#engine/people/authorise.ts'
import type { Ticket } from '#engine/register/ticket-view.ts'
import { handTicket, ticketOf } from '#engine/register/tickets.ts'
import type { Engine } from '#engine/store/engine.ts'
import { isPhone } from '#web/read-contact.ts'
import { operations } from '#web/words/staff/api.ts'
import { answered, none, type Operation, refused, signed } from './operation.ts'
import { Instant, Words } from './shapes.ts'

const TicketNumber = z.string().regex(/^[A-Za-z0-9-]{4,40}$/)
const given = {
  number: '12345-20260914-0001',
  caller: '张三',
  phone: '13800000000',
  words: '来电人称行政处罚的金额公示有误。',
  calledAt: '2026-09-14T01:00:00.000Z',
}

/** Tickets of the city's 12345 line, by its own account. */
export const ticketOperations: readonly Operation[] = [
  signed({
    id: 'handTicket',
    method: 'POST',
    path: '/tickets',
    scope: 'write',
    summary: operations.handTicket,
    query: none,
    body: z
      .strictObject({
        number: TicketNumber,
        caller: z.string().trim().min(1).max(100),
        phone: z
          .string()
          .max(40)
          .refine(isPhone, 'badPhone')
          .meta({ description: 'Landlines too; a filing by telephone needs a mobile for its code.' }),
        words: z.string().trim().min(1).max(4000),
        calledAt: Instant,
      })
      .meta({ id: 'Ticket', description: 'A lead for the phone clerk, who calls back: no filing, and no limit runs.' }),
    status: 200,
    answer: z.strictObject({
      outcome: z.enum(['taken', 'already', 'differs']).meta({ description: 'differs: that number says other things.' }),
    }),
    refusals: [],
    example: { body: given, answer: { outcome: 'taken' } },
    async run({ body }, engine, person) {
      if (!may(person, 'ticket.hand')) return refused({ code: 'notFound' })
      const calledAt = Date.parse(body.calledAt)
      if (calledAt > engine.clock.now()) return refused({ code: 'malformed', fields: { calledAt: 'future' } })
      return answered({ outcome: await handTicket(engine, { ...body, calledAt }) })
    },
  }),
  signed({
    id: 'readTicket',
    method: 'GET',
    path: '/tickets/{number}',
    scope: 'read',
    summary: operations.readTicket,
    query: none,
    body: none,
    status: 200,
    answer: z.strictObject({
      number: TicketNumber,
      state: z.enum(['waiting', 'filed', 'closed']),
      words: z.string().nullable().meta({ description: 'What the clerk said back, where no case came of it.' }),
      cases: z.array(z.strictObject({ number: z.string(), state: Words, closed: z.boolean() })),
    }),
    refusals: [],
    example: { answer: { number: given.number, state: 'waiting', words: null, cases: [] } },
    async run({ params }, engine, person) {
      const ticket = may(person, 'ticket.hand') ? await ticketOf(engine, params['number'] ?? '') : null
      return ticket ? answered(await said(engine, ticket)) : refused({ code: 'notFound' })
    },
  }),
]

/** State alone: the line is no party to the case. */
async function said(engine: Engine, { number, cases, closed }: Ticket) {
  const files = await Promise.all(cases.map((id) => caseAt(engine, id)))
  return {
    number,
    state: closed ? 'closed' : cases.length > 0 ? 'filed' : 'waiting',
    words: closed?.words ?? null,
    cases: files.flatMap((file) => {
      if (!file) return []
      const state = readingOf(engine, file).pages.words.states[file.state] ?? { zh: file.state, en: file.state }
      return [{ number: file.number, state, closed: file.closed }]
    }),
  }
}
