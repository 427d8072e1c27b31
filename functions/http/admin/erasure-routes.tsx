import { caseAt } from '#engine/case/case-of.ts'
import { caseOfNumber, keptUntil } from '#engine/erasure/kept-case.ts'
import { casesOver, monthsOver } from '#engine/erasure/over-cases.ts'
import { previewErasure } from '#engine/erasure/preview-erasure.ts'
import {
  confirmErasure,
  declineErasure,
  findErasure,
  proposeErasure,
  settledLately,
  waitingErasures,
} from '#engine/erasure/propose-erasure.ts'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { may } from '#engine/people/authorise.ts'
import { nameOfPerson } from '#engine/people/people.ts'
import { yearsKept } from '#engine/register/erasure.ts'
import type { CaseErasure } from '#engine/register/erasure-kind.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, paged } from '#engine/store/paged.ts'
import { pageSize } from '#engine/store/read.ts'
import { ErasurePage } from '#web/admin/erasure-page.tsx'
import { caseTick, type ErasureLine, ErasuresPage, type Several } from '#web/admin/erasures-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Closed cases to erase: proposed by one administrator, settled by another. */
export const erasureRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin/erasures',
    async run(ask, engine) {
      const { number = '' } = ask.query
      if (number.trim() === '' || !may(ask.person, 'erasure.read')) return listPage(ask, engine)
      const found = await caseOfNumber(engine, number)
      if (found) return goTo(ask, paths.erasure(found.file.id))
      return listPage(ask, engine, { code: 'notFound', fields: { number: 'noSuchCase' } })
    },
  },
  { method: 'POST', path: '/admin/erasures', run: several },
  { method: 'GET', path: '/admin/erasures/{id}', run: (ask, engine) => casePage(ask, engine) },
  {
    method: 'POST',
    path: '/admin/erasures/{id}',
    async run(ask, engine) {
      const done = await act(ask, engine, ask.params['id'] ?? '')
      if (done.kind === 'done') return goTo(ask, paths.erasure(ask.params['id'] ?? ''))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await casePage(ask, engine, done.refusal))
    },
  },
]

const noCase: AdminOutcome = { kind: 'refused', refusal: { code: 'notFound' } }

async function act({ person, form }: Signed, engine: Engine, id: string): Promise<AdminOutcome> {
  const { act: named, reason = '' } = form
  if (named === 'confirm') return confirmErasure(engine, person.id, id)
  if (named === 'decline') return declineErasure(engine, person.id, id, reason)
  const file = await caseAt(engine, id)
  return file ? proposeErasure(engine, person.id, file.number, reason) : noCase
}

/** The ticked ones, each by itself. */
async function several(ask: Signed, engine: Engine): Promise<Reply> {
  const { act: named, month = '', reason = '' } = ask.form
  const name = named === 'confirm' ? 'confirm' : 'propose'
  if (!may(ask.person, `erasure.${name}`)) return notFound(ask)
  const ids = Object.keys(ask.form).flatMap((key) => (key.startsWith(caseTick) ? key.slice(caseTick.length) : []))
  const fields = {
    ...(ids.length === 0 ? { cases: 'choose' } : ids.length > pageSize ? { cases: 'tooManyCases' } : {}),
    ...(name === 'propose' && reason.trim() === '' ? { reason: 'required' } : {}),
  }
  if (Object.keys(fields).length > 0) return listPage(ask, engine, { code: 'malformed', fields }, name)
  let done = 0
  for (const id of ids) if ((await act(ask, engine, id)).kind === 'done') done += 1
  const query = new URLSearchParams({
    ...(name === 'propose' && isMonth(month) && { month }),
    ...{ [name]: String(done), left: String(ids.length - done) },
  })
  return goTo(ask, `${paths.erasures}?${query}`)
}

const isMonth = (text: string) => /^20\d\d-(0[1-9]|1[0-2])$/.test(text)

async function listPage(ask: Signed, engine: Engine, refusal?: Refusal, scope = ''): Promise<Reply> {
  if (!may(ask.person, 'erasure.read')) return notFound(ask)
  const { open, cursor } = ask.query
  const named = (all: readonly CaseErasure[]) => Promise.all(all.map((one) => lineOf(engine, one)))
  const reply = page(
    <ErasuresPage
      shell={ask.shell}
      years={yearsKept(engine.deployment)}
      waiting={await across(await waitingErasures(engine, open), named)}
      settled={await across(await settledLately(engine, cursor), named)}
      over={may(ask.person, 'erasure.propose') ? await overIn(ask, engine) : null}
      mayConfirm={may(ask.person, 'erasure.confirm') !== null}
      several={refusal ? null : toldIn(ask)}
      {...(refusal && { refusal, scope, values: { ...ask.query, ...ask.form } })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}

/** Cases of the month asked for, else of the newest. */
async function overIn(ask: Signed, engine: Engine) {
  const months = await monthsOver(engine)
  const asked = ask.form['month'] ?? ask.query['month'] ?? ''
  const month = months.find((one) => one === asked) ?? months[0] ?? null
  const cases =
    month === null ? paged<CaseFile>({ items: [], cursor: null }) : await casesOver(engine, month, ask.query['over'])
  const { deployment } = engine
  return {
    ...{ months, month },
    cases: await across(cases, (all) =>
      all.map(({ id, number, changedAt }) => ({ id, number, changedAt, until: keptUntil(deployment, { changedAt }) })),
    ),
  }
}

function toldIn({ query }: Signed): Several | null {
  const count = (name: string) => (/^\d{1,2}$/.test(query[name] ?? '') ? Number(query[name]) : null)
  const [proposed, confirmed] = [count('propose'), count('confirm')]
  const done = proposed ?? confirmed
  return done === null ? null : { act: proposed === null ? 'confirm' : 'propose', done, left: count('left') ?? 0 }
}

async function casePage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'erasure.read')) return notFound(ask)
  const id = ask.params['id'] ?? ''
  const [file, erasure] = await Promise.all([caseAt(engine, id), findErasure(engine, id)])
  const number = file?.number ?? erasure?.number
  if (number === undefined) return notFound(ask)
  const isOpen = erasure?.state === 'proposed'
  const kept = file && { ...(await previewErasure(engine, file)), openedAt: file.openedAt, changedAt: file.changedAt }
  const isProposable = kept?.why === null && (erasure === null || erasure.state === 'declined')
  const mayConfirm = isOpen && may(ask.person, 'erasure.confirm') !== null
  return page(
    <ErasurePage
      {...{ shell: ask.shell, id, number, kept }}
      erasure={erasure && (await lineOf(engine, erasure))}
      may={{
        propose: isProposable && may(ask.person, 'erasure.propose') !== null,
        confirm: mayConfirm && kept?.why === null && erasure.by !== ask.person.id,
        decline: mayConfirm,
      }}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

async function lineOf(engine: Engine, erasure: CaseErasure): Promise<ErasureLine> {
  const { id, number, reason, by, at, state, settled } = erasure
  return {
    ...{ id, number, reason, at, state },
    byName: await nameOfPerson(engine, by),
    settled: settled && {
      ...{ at: settled.at, reason: settled.reason },
      byName: await nameOfPerson(engine, settled.by),
    },
  }
}
