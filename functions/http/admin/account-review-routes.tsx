import { closeReview, isLookedAt, isReviewed, lookAtAccounts, reviewOf } from '#engine/figures/incidents.ts'
import { may } from '#engine/people/authorise.ts'
import { reviewYear } from '#engine/people/oversight-kinds.ts'
import { nameOfPerson, staffOf, wholeStaff } from '#engine/people/people.ts'
import { authenticatorOf } from '#engine/people/second-factor.ts'
import type { Engine } from '#engine/store/engine.ts'
import { seatName } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { AccountsPage, lookPrefix } from '#web/oversight/accounts-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Yearly review of accounts, account by account. */
export const accountReviewRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/accounts', run: (ask, engine) => accountsPage(ask, engine) },
  {
    method: 'POST',
    path: '/admin/accounts',
    async run(ask, engine) {
      const by = ask.person.id
      const year = await reviewYear(engine)
      const ticked = Object.keys(ask.form).flatMap((name) =>
        name.startsWith(lookPrefix) ? name.slice(lookPrefix.length) : [],
      )
      const done =
        ask.form['act'] === 'close'
          ? await closeReview(engine, by, year)
          : await lookAtAccounts(engine, by, year, ticked)
      if (done.kind === 'done') return goTo(ask, paths.accounts)
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await accountsPage(ask, engine, done.refusal))
    },
  },
]

async function accountsPage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'accounts.read')) return notFound(ask)
  const { closed, looked, year } = await reviewOf(engine, await reviewYear(engine))
  const reviewed = (await wholeStaff(engine)).filter(isReviewed)
  const lineOf = async ({ id, name, roles }: Person) => {
    const by = isLookedAt(looked, id) ? looked[id] : undefined
    const own = await authenticatorOf(engine, id)
    return {
      ...{ id, name, roles: roles.map((seat) => seatName(engine, seat)) },
      hasFactor: own !== null && own.confirmedAt !== null,
      looked: by ? { byName: await nameOfPerson(engine, by.by), at: by.at } : null,
    }
  }
  return page(
    <AccountsPage
      shell={ask.shell}
      year={year}
      list={await across(await staffOf(engine, ask.query['cursor']), (all) => Promise.all(all.map(lineOf)))}
      all={reviewed.length}
      left={reviewed.filter(({ id }) => !isLookedAt(looked, id)).length}
      closed={closed && { ...closed, byName: await nameOfPerson(engine, closed.by) }}
      opensPeople={may(ask.person, 'people.list') !== null}
      reviewer={may(ask.person, 'accounts.review') ? ask.person.id : null}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}
