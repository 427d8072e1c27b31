import { mostSaid } from '#engine/begin/supervise.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { answerHolderOrder, type HolderOrder, holderOrder } from '#engine/papers/holder-order.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Recipient } from '#records/recipient.ts'
import { paths } from '#web/paths.ts'
import { HolderOrderPage } from '#web/recipients/holder-order-page.tsx'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { ofArea } from './holder-month-routes.tsx'

/** Orders over several changes: the recipient answers, the supervisor reads. */
export const holderOrderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/feed/of/{recipient}/orders/{order}',
    run: withOrder(async (ask, _engine, known) => shown(ask, known)),
  },
  {
    method: 'POST',
    path: '/feed/of/{recipient}/orders/{order}',
    run: withOrder(async (ask, engine, known) => {
      const { actor, one } = known
      if (!actor) return notFound(ask)
      const refusal = await answerHolderOrder(engine, one, actor, { said: ask.form['answer'] ?? '', most: mostSaid })
      return refusal
        ? refusing(refusal, shown(ask, known, refusal))
        : goTo(ask, paths.holderOrder(one.recipient, one.id))
    }),
  },
]

type Known = { readonly to: Recipient; readonly one: HolderOrder; readonly actor: Actor | null }

function withOrder(run: (ask: Signed, engine: Engine, known: Known) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const to = await recipientOf(engine, ask.params['recipient'] ?? null)
    const actor = to && may(ask.person, 'copies.handle', { holder: to.id })
    const isReader = actor !== null || may(ask.person, 'list.board', ofArea) !== null
    const one = to && isReader ? await holderOrder(engine, { recipient: to.id, id: ask.params['order'] ?? '' }) : null
    return to && one ? run(ask, engine, { to, one, actor }) : notFound(ask)
  }
}

function shown(ask: Signed, { to, one, actor }: Known, refusal?: Refusal): Reply {
  const back = actor ? paths.recipient(to.id) : paths.unconfirmedOf(to.id)
  return page(
    <HolderOrderPage
      {...{ shell: ask.shell, recipient: to, one, most: mostSaid, mayAnswer: actor !== null, back }}
      {...(refusal && { values: ask.form, refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
