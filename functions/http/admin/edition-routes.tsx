import { changesBetween, rowsFor, type Scope } from '#engine/figures/edition-rows.ts'
import type { AdminOutcome } from '#engine/people/admin-log.ts'
import { may } from '#engine/people/authorise.ts'
import { nameOfPerson } from '#engine/people/people.ts'
import {
  allEditions,
  answerObjection,
  draftEdition,
  findEdition,
  freezeEdition,
  isContestedUntil,
  mostSaidOfFigures,
  objectToEdition,
  waitsOf,
  whyNotFrozen,
  yearNow,
} from '#engine/run/editions.ts'
import type { Engine } from '#engine/store/engine.ts'
import { countyName, nameOfUnit, plain } from '#engine/store/names.ts'
import { paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Edition } from '#engine/views/edition-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { paths } from '#web/paths.ts'
import { EditionPage, type ScopeSum } from '#web/supervisor/edition-page.tsx'
import { type EditionNames, editionSheet, type figuresOfRow } from '#web/supervisor/edition-sheet.ts'
import { EditionsPage } from '#web/supervisor/editions-page.tsx'
import { tell } from '#web/tell.ts'
import { board } from '#web/words/staff/board.ts'
import { editions as words } from '#web/words/staff/editions.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { sheet } from '../door/sheet.ts'
import { statusOf } from '../door/status.ts'
import { namesIn } from './oversight-routes.tsx'
import { viewPdf } from './view-pdf.ts'

/** Yearly figures: drafted, objected to, frozen; as page, sheet and PDF. */
export const editionRoutes: readonly Route[] = [
  { method: 'GET', path: '/board/editions', run: (ask, engine) => listPage(ask, engine) },
  {
    method: 'POST',
    path: '/board/editions',
    async run(ask, engine) {
      const year = Number(/^\d{4}$/.test(ask.form['year'] ?? '') ? ask.form['year'] : Number.NaN)
      const done = await onceCounted(() => draftEdition(engine, ask.person.id, year))
      if (done.kind === 'done') return goTo(ask, paths.editions)
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await listPage(ask, engine, done.refusal))
    },
  },
  {
    method: 'GET',
    path: '/board/editions/{year}/{n}',
    run: withEdition((ask, engine, one) => onePage(ask, engine, one)),
  },
  {
    method: 'POST',
    path: '/board/editions/{year}/{n}',
    run: withEdition(async (ask, engine, one) => {
      const done = await onceCounted(() => act(ask, engine, one.edition))
      if (done.kind === 'done') return goTo(ask, paths.edition(one.edition.year, one.edition.n))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await onePage(ask, engine, one, done.refusal))
    }),
  },
  {
    method: 'GET',
    path: '/board/editions/{year}/{n}/list.csv',
    run: withEdition(async (ask, engine, one) => {
      const { form, read } = sheetOf(ask, engine, one)
      return sheet(nameOf(one.edition), form, read)
    }),
  },
  {
    method: 'GET',
    path: '/board/editions/{year}/{n}/list.pdf',
    run: withEdition(async (ask, engine, one) => {
      const t = tell(ask.lang)
      const { edition, scope } = one
      const { form, read } = sheetOf(ask, engine, one)
      const state = t(edition.frozen ? words.frozen : words.draft)
      const title = `${t(words.name, { year: String(edition.year), n: edition.n })} · ${t(nameOfScope(engine, scope))} · ${state}`
      const head = t(words.headText, { size: String(edition.head.size), root: edition.head.root })
      const texts = [words.ofYear, words.ofLate, words.ofOpen, words.ofCharge]
      const after = texts.map((text) => ({ kind: 'quiet' as const, text: t(text) }))
      const lead = `${t(words.head)}${ask.lang === 'zh' ? '：' : ': '}${head}`
      return viewPdf(ask, engine, { name: nameOf(edition), title, lead, after }, form, read)
    }),
  },
]

const nameOf = ({ year, n }: Edition) => `figures-${year}-${n}`

type Found = {
  readonly edition: Edition
  readonly scope: Scope
  /** Those that this reader may see. */
  readonly scopes: readonly Scope[]
}

function withEdition(run: (ask: Signed, engine: Engine, found: Found) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'edition.read')) return notFound(ask)
    const [year, n] = [ask.params['year'], ask.params['n']].map((text) =>
      /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0,
    )
    const edition = await findEdition(engine, year ?? 0, n ?? 0)
    if (!edition) return notFound(ask)
    const scopes = scopesFor(engine, ask.person, edition)
    const scope = scopes.find((one) => scopeValue(one) === (ask.query['of'] ?? 'city')) ?? scopes[0]
    return scope ? run(ask, engine, { edition, scope, scopes }) : notFound(ask)
  }
}

async function listPage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  if (!may(ask.person, 'edition.read')) return notFound(ask)
  const drafts = may(ask.person, 'edition.draft') !== null
  const now = yearNow(engine)
  return page(
    <EditionsPage
      shell={ask.shell}
      list={(await allEditions(engine)).map(({ year, n, at, until, frozen, head }) => ({
        ...{ year, n, at, until, size: head.size, frozenAt: frozen?.at ?? null },
      }))}
      years={drafts ? [now - 1, now - 2] : []}
      back={may(ask.person, 'list.board') ? { path: paths.board, label: board.title } : null}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

const [mostTries, pause] = [8, 250]

/** Tries again for two seconds: figures may be moments behind. */
async function onceCounted(act: () => Promise<AdminOutcome>): Promise<AdminOutcome> {
  for (let tries = 1; ; tries += 1) {
    const done = await act()
    if (tries === mostTries || done.kind === 'done' || done.refusal.code !== 'stillCounting') return done
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

function act({ form, person }: Signed, engine: Engine, { year, n }: Edition) {
  const { act: what, unit = '', reason = '' } = form
  if (what === 'object') return objectToEdition(engine, person.id, { year, n, unit, reason })
  if (what === 'answer') return answerObjection(engine, person.id, { year, n, unit, reason })
  return freezeEdition(engine, person.id, { year, n })
}

async function onePage(ask: Signed, engine: Engine, { edition, scope, scopes }: Found, refusal?: Refusal) {
  const { person, form } = ask
  const { year, n, objections } = edition
  const seesAll = isOverseer(person)
  const units = headed(person)
  const before = n > 1 && seesAll ? await findEdition(engine, year, n - 1) : null
  const isOpen = isContestedUntil(edition, engine.clock.now())
  return page(
    <EditionPage
      shell={ask.shell}
      edition={{ ...edition, objections: objections.filter(({ unit }) => seesAll || units.includes(unit)) }}
      whose={{ value: scopeValue(scope), name: nameOfScope(engine, scope) }}
      rows={rowsFor(edition.rows, scope, engine.deployment.directory)}
      sums={scopes.map((one) => sumOf(engine, edition, one))}
      names={namesFor(engine)}
      people={{
        by: await nameOfPerson(engine, edition.by),
        frozenBy: edition.frozen && (await nameOfPerson(engine, edition.frozen.by)),
      }}
      changes={before && { n: n - 1, rows: changesBetween(before.rows, edition.rows) }}
      mayObject={isOpen ? units.filter((unit) => !waitsOf(edition, unit)) : []}
      mayAnswer={edition.frozen === null && may(person, 'edition.draft') !== null}
      freezing={freezingFor(engine, person, edition)}
      most={mostSaidOfFigures}
      hasPdf={Boolean(engine.printing)}
      {...(refusal && { refusal, values: form, scope: `${form['act']}-${form['unit']}` })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

function freezingFor(engine: Engine, person: Person, edition: Edition) {
  if (edition.frozen !== null || may(person, 'edition.freeze') === null) return null
  return whyNotFrozen(engine, edition) ?? (edition.by === person.id ? 'own' : 'ready')
}

/** Units whose head the reader is. */
const headed = (person: Person): readonly string[] => [
  ...new Set(
    person.roles.flatMap(({ unit }) =>
      unit !== null && may(person, 'edition.object', { holder: unit }) ? [unit] : [],
    ),
  ),
]

/** Supervisor or auditor: every unit’s figures. */
const isOverseer = ({ roles }: Person): boolean =>
  roles.some(({ role, unit }) => (role === 'supervisor' || role === 'auditor') && unit === null)

/** The city, and all, a county or own units. */
function scopesFor({ deployment }: Engine, person: Person, { rows }: Edition): readonly Scope[] {
  const { units } = deployment.directory
  const named = units.filter(({ id }) => rows.some(({ unit }) => unit === id))
  const over = person.roles.flatMap((seat) => seat.over ?? [])
  const isSeen = (id: string) => isOverseer(person) || over.includes(id) || headed(person).includes(id)
  const seen = named.filter(({ id }) => isSeen(id))
  const counties = [...new Set(named.map(({ area }) => area))].filter(
    (area) => isOverseer(person) || units.some((unit) => unit.area === area && over.includes(unit.id)),
  )
  return [
    { kind: 'city' },
    ...counties.toSorted().map((id): Scope => ({ kind: 'county', id })),
    ...seen.map(({ id }): Scope => ({ kind: 'unit', id })),
  ]
}

const scopeValue = (scope: Scope): string => (scope.kind === 'city' ? 'city' : `${scope.kind}:${scope.id}`)

function nameOfScope(engine: Engine, scope: Scope): Bilingual {
  if (scope.kind === 'city') return words.city
  if (scope.kind === 'unit') return nameOfUnit(engine, scope.id)
  return scope.id === engine.deployment.area ? words.ofCity : countyName(engine, scope.id)
}

function sumOf(engine: Engine, { rows }: Edition, scope: Scope): ScopeSum {
  const own = rowsFor(rows, scope, engine.deployment.directory)
  const sum = (name: (typeof figuresOfRow)[number]) => own.reduce((all, row) => all + row[name], 0)
  return {
    ...{ value: scopeValue(scope), name: nameOfScope(engine, scope) },
    ...{ onTime: sum('onTime'), late: sum('late'), lateByDate: sum('lateByDate') },
    ...{ open: sum('open'), overdue: sum('overdue'), rescinded: sum('rescinded') },
  }
}

function sheetOf({ lang }: Signed, engine: Engine, { edition, scope, scopes }: Found) {
  // Of the whole: everything that the reader may see.
  const asked = scope.kind === 'city' ? scopes : [scope]
  const rows = asked.flatMap((one) => {
    const name = nameOfScope(engine, one)
    return rowsFor(edition.rows, one, engine.deployment.directory).map((row) => ({ ...row, scope: name }))
  })
  return { form: editionSheet(lang, namesFor(engine)), read: async () => paged({ items: rows, cursor: null }) }
}

function namesFor(engine: Engine): EditionNames {
  const { limit } = namesIn(engine)
  return {
    limit,
    unit: (id) => (id === null ? words.noUnit : nameOfUnit(engine, id)),
    procedure: (id) => engine.procedures[id]?.pages.words.title ?? plain(id),
  }
}
