import { isErased, ticketKind } from '#engine/register/tickets.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Administration } from '../administration.ts'
import type { Found } from '../compare.ts'

/** Callers whom the log says were erased, yet there. */
export const callersApart = (items: readonly Item[], { erased }: Pick<Administration, 'erased'>) =>
  items.flatMap((item): readonly Found[] => {
    const ticket = ticketKind.holds(item) ? ticketKind.schema.safeParse(item.body).data : undefined
    if (!ticket || isErased(ticket) || !erased.has(ticket.number)) return []
    const fields = (['caller', 'phone', 'words'] as const).filter((field) => ticket[field] !== '')
    return [{ kind: 'ticket', code: 'changed', key: { pk: item.pk, sk: item.sk }, fields }]
  })
