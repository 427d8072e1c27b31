import { rowsFor, type Scope } from '#engine/figures/edition-rows.ts'
import { may } from '#engine/people/authorise.ts'
import { nameOfPerson } from '#engine/people/people.ts'
import {
  allEditions,
  answerObjection,
  draftEdition,
  freezeEdition,
  mostSaidOfFigures,
  objectToEdition,
  yearNow,
} from '#engine/run/editions.ts'
import type { Engine } from '#engine/store/engine.ts'
import { whole } from '#engine/store/paged.ts'
import type { Edition } from '#engine/views/edition-view.ts'
import { paths } from '#web/paths.ts'
import { EditionPage, type ScopeSum } from '#web/supervisor/edition-page.tsx'
import {
  changedFigures,
  changesSheet,
  editionSheet,
  type figuresOfRow,
  sayFrom,
} from '#web/supervisor/edition-sheet.ts'
import { EditionsPage } from '#web/supervisor/editions-page.tsx'
import { tell } from '#web/tell.ts'
import { board } from '#web/words/staff/board.ts'
import { editions as words } from '#web/words/staff/editions.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import {
  differencesFor,
  type EditionFound,
  editionFor,
  freezingFor,
  mayObjectFor,
  nameOfScope,
  namesFor,
  objectionsFor,
  onceCounted,
  scopeValue,
} from './edition-read.ts'
import { viewFiles } from './view-files.ts'
import type { Said } from './view-pdf.ts'

const own = '/board/editions/{year}/{n}'

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
    path: own,
    run: withEdition((ask, engine, one) => onePage(ask, engine, one)),
  },
  {
    method: 'POST',
    path: own,
    run: withEdition(async (ask, engine, one) => {
      const done = await onceCounted(() => act(ask, engine, one.edition))
      if (done.kind === 'done') return goTo(ask, paths.edition(one.edition.year, one.edition.n))
      return done.refusal.code === 'notFound'
        ? notFound(ask)
        : refusing(done.refusal, await onePage(ask, engine, one, done.refusal))
    }),
  },
  ...viewFiles({ csv: `${own}/list.csv`, pdf: `${own}/list.pdf` }, async (ask, engine) => {
    const one = await askedFor(ask, engine)
    return one && { ...sheetOf(ask, engine, one), said: saidOf(ask, engine, one) }
  }),
  ...viewFiles({ csv: `${own}/changes.csv`, pdf: `${own}/changes.pdf` }, async (ask, engine) => {
    const one = await askedFor(ask, engine)
    return one && { ...(await changesOf(ask, engine, one)), said: saidOfChanges(ask, engine, one) }
  }),
]

const nameOf = ({ year, n }: Edition) => `figures-${year}-${n}`

function saidOf(ask: Signed, engine: Engine, { edition, scope }: EditionFound): Said {
  const t = tell(ask.lang)
  const state = edition.frozen ? words.frozen : words.draft
  const title = [t(words.name, { year: String(edition.year), n: edition.n }), t(nameOfScope(engine, scope)), t(state)]
  const texts = [words.ofYear, words.ofLate, words.ofOpen, words.ofCharge]
  const after = texts.map((text) => ({ kind: 'quiet' as const, text: t(text) }))
  return { name: nameOf(edition), title: title.join(' · '), lead: sayHead(ask, edition), after }
}

function saidOfChanges(ask: Signed, engine: Engine, { edition, scope }: EditionFound): Said {
  const t = tell(ask.lang)
  const { year, n } = edition
  const title = [t(words.name, { year: String(year), n }), t(words.differences), t(nameOfScope(engine, scope))]
  return { name: `${nameOf(edition)}-changes`, title: title.join(' · '), lead: sayHead(ask, edition) }
}

function sayHead({ lang }: Signed, { head: { size, root } }: Edition): string {
  const t = tell(lang)
  return `${t(words.head)}${lang === 'zh' ? '：' : ': '}${t(words.headText, { size: String(size), root })}`
}

function withEdition(run: (ask: Signed, engine: Engine, found: EditionFound) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const found = await askedFor(ask, engine)
    return found ? run(ask, engine, found) : notFound(ask)
  }
}

const askedFor = ({ person, params: { year, n }, query }: Signed, engine: Engine) =>
  editionFor(engine, person, { year, n, of: query['of'] })

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

function act({ form, person }: Signed, engine: Engine, { year, n }: Edition) {
  const { act: what, unit = '', reason = '' } = form
  if (what === 'object') return objectToEdition(engine, person.id, { year, n, unit, reason })
  if (what === 'answer') return answerObjection(engine, person.id, { year, n, unit, reason })
  return freezeEdition(engine, person.id, { year, n })
}

async function onePage(ask: Signed, engine: Engine, found: EditionFound, refusal?: Refusal) {
  const { person, form } = ask
  const { edition, scope, scopes } = found
  return page(
    <EditionPage
      shell={ask.shell}
      edition={{ ...edition, objections: objectionsFor(person, edition) }}
      whose={{ value: scopeValue(scope), name: nameOfScope(engine, scope) }}
      rows={rowsFor(edition.rows, scope, engine.deployment.directory)}
      sums={scopes.map((one) => sumOf(engine, edition, one))}
      names={namesFor(engine)}
      people={{
        by: await nameOfPerson(engine, edition.by),
        frozenBy: edition.frozen && (await nameOfPerson(engine, edition.frozen.by)),
      }}
      differences={await differencesFor(engine, found)}
      mayObject={mayObjectFor(engine, person, edition)}
      mayAnswer={edition.frozen === null && may(person, 'edition.draft') !== null}
      freezing={freezingFor(engine, person, edition)}
      most={mostSaidOfFigures}
      hasPdf={Boolean(engine.printing)}
      {...(refusal && { refusal, values: form, scope: `${form['act']}-${form['unit']}` })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
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

function sheetOf({ lang }: Signed, engine: Engine, { edition, scope, scopes }: EditionFound) {
  // Of the whole: everything that the reader may see.
  const asked = scope.kind === 'city' ? scopes : [scope]
  const rows = asked.flatMap((one) => {
    const name = nameOfScope(engine, one)
    return rowsFor(edition.rows, one, engine.deployment.directory).map((row) => ({ ...row, scope: name }))
  })
  return { form: editionSheet(lang, namesFor(engine)), read: whole(rows) }
}

async function changesOf({ lang }: Signed, engine: Engine, found: EditionFound) {
  const names = namesFor(engine)
  const all = await differencesFor(engine, found)
  const rows = all.flatMap(({ from, rows }) =>
    changedFigures(lang, rows, names).map((cells) => [sayFrom(lang, from), ...cells]),
  )
  return { form: changesSheet(lang), read: whole(rows) }
}
