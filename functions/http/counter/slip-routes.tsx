import { letterOf } from '#engine/mail/letter-kind.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { counterSlipsOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { readPage } from '#engine/store/read.ts'
import { addDays, type Day, shanghaiDay } from '#law/day.ts'
import { type Slip, SlipsPage } from '#web/counter/slips-page.tsx'
import { paths } from '#web/paths.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'

/** Notices of a day that applicants fetch at the counter. */
export const slipRoutes: readonly Route[] = [{ method: 'GET', path: paths.slips, run: slips }]

const daysShown = 30

async function slips(ask: Signed, engine: Engine): Promise<Reply> {
  if (may(ask.person, 'list.counter')?.role !== 'clerk') return notFound(ask)
  const today = shanghaiDay(engine.clock.now())
  const asked = ask.query['day'] ?? ''
  const days = Array.from({ length: daysShown }, (_, back) => addDays(today, -back))
  const day = days.find((one) => one === asked) ?? today
  await noteView(engine, ask.person, `slips ${day}`)
  const slips = await slipsOf(engine, day, ask.query['cursor'])
  return page(<SlipsPage shell={ask.shell} day={day} days={days} slips={slips} />)
}

async function slipsOf(engine: Engine, day: Day, at: string | undefined): Promise<Paged<Slip>> {
  const list = { index: 'queue', pk: counterSlipsOf(day), newestFirst: true } as const
  return across(await readPage(engine.table, list, at), (items) =>
    items.map((item) => {
      const { mail, acceptedAt } = letterOf(item)
      return { id: mail.messageId, number: mail.to, at: acceptedAt ?? 0, text: mail.text }
    }),
  )
}
