import {
  type BreachEntry,
  breachAt,
  breachOf,
  contestBreach,
  isContestable,
  mostGrounds,
  partiesTo,
  ruleOn,
} from '#engine/begin/contest.ts'
import { contestKey, contestOf, contestsIn } from '#engine/begin/contest-kind.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import { holderName, nameOfUnit, plain } from '#engine/store/names.ts'
import type { Paged } from '#engine/store/paged.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { pageSize, readPage } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'
import { paths } from '#web/paths.ts'
import { type BreachView, CaseBreachesPage } from '#web/staff/case-breaches-page.tsx'
import { type ContestRow, ContestsPage, contestSheet } from '#web/staff/contests-page.tsx'
import { tell } from '#web/tell.ts'
import { contests as words } from '#web/words/staff/contests.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { viewFiles } from '../oversight/view-files.ts'

/** Breaches of a case, contested and ruled on. */
export const contestRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/contests',
    async run(ask, engine) {
      if (!may(ask.person, 'list.board')) return notFound(ask)
      const list = await contestsFor(engine, ask.person, ask.query['cursor'])
      return page(<ContestsPage shell={ask.shell} list={list} hasPdf={Boolean(engine.printing)} />)
    },
  },
  ...viewFiles({ csv: paths.contestSheet, pdf: paths.contestPdf }, async ({ person, lang }, engine) => {
    if (!may(person, 'list.board')) return null
    const t = tell(lang)
    return {
      said: { name: 'contests', title: t(words.list), lead: t(words.listLead) },
      form: contestSheet(lang),
      read: (at, limit) => contestsFor(engine, person, at, limit),
    }
  }),
  {
    method: 'GET',
    path: '/desk/cases/{id}/breaches',
    run: withCase((ask, engine, one) => breachesPage(ask, engine, one)),
  },
  {
    method: 'POST',
    path: '/desk/cases/{id}/breaches',
    run: withCase(async (ask, engine, one) => {
      const breach = await breachAt(engine, one.file, ask.form['breach'] ?? '')
      const done = breach && (await act(ask, engine, one, breach))
      if (!breach || !done) return notFound(ask)
      return done.kind === 'committed'
        ? goTo(ask, paths.caseBreaches(one.file.id))
        : refusing(done.refusal, await breachesPage(ask, engine, one, { breach, refusal: done.refusal }))
    }),
  },
]

function withCase(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
    const isOffice =
      one &&
      (may(ask.person, 'case.read', caseTarget(procedureOf(engine, one.file), one.file))?.role ?? 'applicant') !==
        'applicant'
    return one && isOffice ? run(ask, engine, one) : notFound(ask)
  }
}

/** Contests where the form says why, else rules. */
async function act(ask: Signed, engine: Engine, { file }: Opened, breach: BreachEntry) {
  const { rule, kind = '', unit = '', reason = '' } = ask.form
  if (rule === undefined) {
    const actor = contester(engine, ask.person, { file }, breach)
    return actor && contestBreach(engine, file, actor, { breach, reason })
  }
  const item = await engine.table.get(contestKey(file.id, breach.seq))
  const actor = item && ruler(engine, ask.person, { file })
  return item && actor ? ruleOn(engine, item, actor, { kind, unit, reason }) : null
}

type Of = Pick<Opened, 'file'>

const contester = (engine: Engine, person: Person, { file }: Of, { charged }: BreachEntry): Actor | null =>
  charged?.unit
    ? may(person, 'breach.contest', { ...caseTarget(procedureOf(engine, file), file), holder: charged.unit })
    : null

const ruler = (engine: Engine, person: Person, { file }: Of): Actor | null =>
  may(person, 'breach.rule', caseTarget(procedureOf(engine, file), file))

type Tried = { readonly breach: BreachEntry; readonly refusal: Refusal }

async function breachesPage(ask: Signed, engine: Engine, one: Opened, tried?: Tried): Promise<Reply> {
  const t = tell(ask.lang)
  const found = one.log.flatMap(({ entry }) => (entry.type.endsWith('.breach') ? [entry.seq] : []))
  const breaches = await Promise.all(found.map((seq) => breachView(engine, ask.person, one, seq)))
  const units = partiesTo(engine, one.file).map((id) => ({ value: id, label: t(nameOfUnit(engine, id)) }))
  return page(
    <CaseBreachesPage
      {...{
        shell: ask.shell,
        one: one.view,
        breaches: breaches.flatMap((view) => view ?? []),
        units,
        most: mostGrounds,
      }}
      {...(tried && { tried: tried.breach.seq, values: ask.form, refusal: tried.refusal })}
    />,
    tried ? statusOf(tried.refusal.code) : 200,
  )
}

async function breachView(engine: Engine, person: Person, one: Opened, seq: number): Promise<BreachView | null> {
  const { file } = one
  const item = await engine.table.get(logKey('case', file.id, seq))
  const breach = item && breachOf(engine, file, item)
  if (!breach) return null
  const there = await engine.table.get(contestKey(file.id, seq))
  const contest = there ? contestOf(there) : null
  const by = contest && contest.by !== person.id && contest.ruling === null ? ruler(engine, person, one) : null
  return {
    seq,
    limit: procedureOf(engine, file).pages.words.limits[breach.limit] ?? plain(breach.limit),
    due: breach.due,
    at: breach.at,
    until: breach.until,
    charged: breach.charged && holderName(engine, breach.charged),
    contest: contest && { unit: nameOfUnit(engine, contest.unit), reason: contest.reason, at: contest.at },
    ruling: contest?.ruling
      ? { ...contest.ruling, to: contest.ruling.to && holderName(engine, contest.ruling.to) }
      : null,
    mayContest: isContestable(engine, breach, there) && contester(engine, person, one, breach) !== null,
    mayRule: by !== null,
  }
}

async function contestsFor(
  engine: Engine,
  person: Person,
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<ContestRow>> {
  const list = await readPage(engine.table, { index: 'queue', pk: contestsIn(engine.deployment.area) }, at, limit)
  return across(list, async (items) => {
    const ruled = await Promise.all(items.map(contestOf).map(async (one) => ((await mayRule(one)) ? [one] : [])))
    return ruled.flat().map(({ caseId, number, unit, due, reason, at: made, ruling }) => ({
      ...{ caseId, number, due, reason, on: shanghaiDay(made), ruling: ruling?.kind ?? null },
      unit: nameOfUnit(engine, unit),
    }))
  })

  // By the case: whoever is complained of there reads none of it.
  async function mayRule({ caseId }: { readonly caseId: string }) {
    const item = await engine.table.get(caseKey(caseId))
    return item !== undefined && ruler(engine, person, { file: caseFile(item) }) !== null
  }
}
