import { textFault } from '#engine/case/text-fault.ts'
import { may } from '#engine/people/authorise.ts'
import type { Ticket } from '#engine/register/ticket-view.ts'
import { closeTicket, ticketOf } from '#engine/register/tickets.ts'
import type { Engine } from '#engine/store/engine.ts'
import { TicketPage } from '#web/counter/tickets-part.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { noteView } from '../door/view-log.ts'

const path = paths.ticket('{number}')

/** Tickets of the 12345 line, as a clerk takes them up. */
export const ticketRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    async run(ask, engine) {
      const ticket = await waitingTicket(ask, engine)
      if (!ticket) return notFound(ask)
      await noteView(engine, ask.person, `ticket ${ticket.number}`)
      return shown(ask, engine, ticket)
    },
  },
  {
    method: 'POST',
    path,
    async run(ask, engine) {
      const ticket = may(ask.person, 'ticket.take') ? await ticketOf(engine, ask.params['number'] ?? '') : null
      if (!ticket) return notFound(ask)
      const words = (ask.form['words'] ?? '').trim()
      const faults = textFault('words', words, 2000)
      if (Object.keys(faults).length > 0) return shown(ask, engine, ticket, { code: 'malformed', fields: faults })
      const isClosed = await closeTicket(engine, ticket.number, ask.person.id, words)
      if (isClosed) return goTo(ask, paths.counter)
      await noteView(engine, ask.person, `ticket ${ticket.number}`)
      return shown(ask, engine, ticket, { code: 'movedOn' })
    },
  },
]

/** Ticket of which nothing came yet, for who takes calls. */
export async function waitingTicket(
  { person, params }: Signed,
  engine: Engine,
  number = params['number'] ?? '',
): Promise<Ticket | null> {
  const ticket = may(person, 'ticket.take') ? await ticketOf(engine, number) : null
  return ticket && ticket.closed === null && ticket.cases.length === 0 ? ticket : null
}

/** The ticket, with what was typed where it was refused. */
function shown(ask: Signed, engine: Engine, ticket: Ticket, refusal?: Refusal): Reply {
  const input = refusal ? { values: ask.form, refusal } : {}
  const takesCalls = engine.couriers.sms.isThere
  return page(
    <TicketPage shell={ask.shell} ticket={ticket} takesCalls={takesCalls} {...input} />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
