import { z } from 'zod'
import { caseAt, procedureOf } from '#engine/case/case-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueOf, json, moment } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { HandedTicket, Ticket } from './ticket-view.ts'

const keys = keyShape('ticket#{number}', 'ticket')

export const ticketKind = stored('ticket of the 12345 line', {
  schema: exactly<Ticket>({
    ...{ number: z.string(), calledAt: z.number(), caller: z.string(), phone: z.string(), words: z.string() },
    cases: z.array(z.string()),
    filedAt: z.number().exactOptional(),
    closed: z.strictObject({ at: z.number(), by: z.string(), words: z.string() }).nullable(),
  }),
  keys: [keys],
  index: {
    queue: ['tickets#{area} → {moment}#{number}'],
    due: ['due#{bucket} → {moment}#ticket#{number}'],
  },
  due: 'thirty days after it was filed or answered, who called is erased',
  from: 'door',
  sealed: true,
})

const waiting = ({ deployment: { area } }: Pick<Engine, 'deployment'>) => `tickets#${area}`

/** Ours: time to ask back; then name, telephone and words go. */
const keptFor = 30 * 86_400_000

/** Waits in the clerks' list until filed or answered. */
function ticketItem(engine: Pick<Engine, 'deployment'>, ticket: Ticket, v: number): Item {
  const isWaiting = ticket.closed === null && ticket.cases.length === 0
  const over = ticket.closed?.at ?? ticket.filedAt
  const erasedAt = over === undefined || isErased(ticket) ? null : over + keptFor
  const place = [waiting(engine), `${moment(ticket.calledAt)}#${ticket.number}`] as const
  const due = [dueOf(bucketOf(ticket.number)), `${moment(erasedAt ?? 0)}#ticket#${ticket.number}`] as const
  return {
    ...keys.key(ticket.number),
    v,
    body: json(ticket),
    ...(isWaiting && { index: { queue: place } }),
    ...(erasedAt !== null && { index: { due } }),
  }
}

export const isErased = ({ caller, phone, words }: Ticket) => `${caller}${phone}${words}` === ''

/** The same ticket without who called and what was said. */
export const withoutCaller = (engine: Pick<Engine, 'deployment'>, ticket: Ticket, v: number): Item =>
  ticketItem(engine, { ...ticket, caller: '', phone: '', words: '' }, v)

export async function ticketOf({ table }: Pick<Engine, 'table'>, number: string): Promise<Ticket | null> {
  const item = await table.get(keys.key(number))
  return item ? ticketKind.read(item) : null
}

/** Takes a ticket once; another of that number differs. */
export async function handTicket(engine: Engine, given: HandedTicket): Promise<'taken' | 'already' | 'differs'> {
  const put = ticketItem(engine, { ...given, cases: [], closed: null }, 1)
  if ((await engine.table.transact([{ put, when: 'absent' }])).kind === 'done') return 'taken'
  const there = await ticketOf(engine, given.number)
  const known = Object.entries(given).filter(([name]) => there && (!isErased(there) || name === 'calledAt'))
  const isSame = there !== null && known.every(([name, value]) => Reflect.get(there, name) === value)
  return isSame ? 'already' : 'differs'
}

/** Tickets that wait for a clerk, the oldest first. */
export async function ticketsWaiting(engine: Engine, at: string | undefined): Promise<Paged<Ticket>> {
  const page = await readPage(engine.table, { index: 'queue', pk: waiting(engine) }, at)
  return across(page, (items) => items.map(ticketKind.read))
}

/** Notes a ticket's case; false where no machine handed it in. */
export const noteTicketCase = (engine: Engine, number: string, id: string): Promise<boolean> =>
  changed(engine, number, (ticket) =>
    ticket.cases.includes(id)
      ? null
      : { ...ticket, cases: [...ticket.cases, id], filedAt: ticket.filedAt ?? engine.clock.now() },
  )

/** Notes it from the case’s first entry too, where its filing broke off. */
export async function followTicket(engine: Engine, row: Item): Promise<void> {
  const { id, seq } = entryOf(row)
  const file = seq === 1 ? await caseAt(engine, id) : null
  const number = file && procedureOf(engine, file).pages.show(file.data).counter?.ticket
  if (number) await noteTicketCase(engine, number, id)
}

/** Answers a ticket without a case; false once answered or filed. */
export const closeTicket = (engine: Engine, number: string, by: string, words: string): Promise<boolean> =>
  changed(engine, number, (ticket) =>
    ticket.closed || ticket.cases.length > 0 ? null : { ...ticket, closed: { at: engine.clock.now(), by, words } },
  )

async function changed(engine: Engine, number: string, next: (ticket: Ticket) => Ticket | null): Promise<boolean> {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const item = await engine.table.get(keys.key(number))
    const ticket = item ? next(ticketKind.read(item)) : null
    if (!item || !ticket) return false
    const put = ticketItem(engine, ticket, item.v + 1)
    if ((await engine.table.transact([{ put, when: { v: item.v } }])).kind === 'done') return true
  }
  return false
}
