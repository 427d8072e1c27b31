import { may } from '#engine/people/authorise.ts'
import {
  endStatementLink,
  makeStatementLink,
  type OwnStatementLink,
  statementLinksOf,
} from '#engine/register/statement-link.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { addDays, shanghaiDay } from '#law/day.ts'
import { platformOf } from '#records/directory.ts'
import { StatementPage } from '#web/applicant/statement-page.tsx'
import { lasts, statementSheet } from '#web/papers/statement-sheet.ts'
import { paths } from '#web/paths.ts'
import { ownStatement } from '#web/words/my-data.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, pdfReply, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { statementOf } from './statement-of.ts'

/** Statement of one’s own records, for oneself and others. */
export const statementRoutes: readonly Route[] = [
  { method: 'GET', path: '/my/statement', run: own((ask, engine, who) => shown(ask, engine, who)) },
  { method: 'POST', path: '/my/statement', run: own(shared) },
  {
    method: 'POST',
    path: '/my/statement/{id}/end',
    run: own(async (ask, engine, { subject }) =>
      (await endStatementLink(engine, subject, ask.params['id'] ?? ''))
        ? goTo(ask, `${paths.statement}?ended=1`)
        : notFound(ask),
    ),
  },
  { method: 'GET', path: '/my/statement/{id}/pdf', run: own(printed) },
]

type Owner = Person & { readonly subject: string }

function own(run: (ask: Signed, engine: Engine, who: Owner) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const { subject } = ask.person
    if (!may(ask.person, 'list.own') || subject === null) return notFound(ask)
    return run(ask, engine, { ...ask.person, subject })
  }
}

async function shown({ shell, form, query }: Signed, engine: Engine, who: Owner, refusal?: Refusal): Promise<Reply> {
  const { subject } = who
  return page(
    <StatementPage
      shell={query['ended'] === undefined ? shell : { ...shell, notice: ownStatement.ended }}
      of={who}
      statement={await statementOf(engine, { subject, past: true })}
      links={await statementLinksOf(engine, subject)}
      prints={engine.printing !== undefined}
      {...(refusal && { values: form, refusal })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** Most links of a subject at a time. */
const most = 20

async function shared(ask: Signed, engine: Engine, who: Owner): Promise<Reply> {
  const days = lasts.find((one) => String(one) === ask.form['days'])
  const refusal: Refusal = { code: 'malformed', fields: { days: days === undefined ? 'choose' : 'tooManyLinks' } }
  if (days === undefined || (await statementLinksOf(engine, who.subject)).length >= most)
    return refusing(refusal, await shown(ask, engine, who, refusal))
  const until = addDays(shanghaiDay(engine.clock.now()), days)
  const past = ask.form['past'] === 'on'
  await makeStatementLink(engine, { subject: who.subject, name: who.name, past, until })
  return goTo(ask, paths.statement)
}

/** Sealed by the platform; its QR leads to what is true today. */
async function printed(ask: Signed, engine: Engine, { subject }: Owner): Promise<Reply> {
  const link = (await statementLinksOf(engine, subject)).find(({ id }) => id === ask.params['id'])
  const platform = platformOf(engine.deployment.directory)
  const { printing } = engine
  if (!link || !platform || !printing) return notFound(ask)
  const statement = await statementOf(engine, link)
  const url = urlOf(engine, link, statement.digest)
  const of = { statement, link, url, by: platform.name, page: phrase(engine, 'paper.page') }
  const mark = printing.seal.mark(platform.id, platform.name.zh)
  const pdf = await printing.printer.print([
    { ...statementSheet(of, 'zh'), mark },
    { ...statementSheet(of, 'en'), preface: phrase(engine, 'paper.courtesy').en },
  ])
  const bytes = await printing.seal.apply(pdf, platform.id)
  return pdfReply(`statement-${statement.on}`, bytes)
}

const urlOf = ({ deployment }: Engine, { id, code }: OwnStatementLink, digest: string) =>
  `${deployment.publicUrl ?? deployment.url}${paths.sharedStatement(id, code)}&d=${digest}`
