import { type BulkQuery, mostAsked, purposes, type QuerySum, type SubjectAnswer } from '#engine/register/query-view.ts'
import type { Resource } from '#engine/register/resources-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Select } from '../parts/form/choice.tsx'
import { Downloads } from '../parts/form/downloads.tsx'
import { MonthChoice } from '../parts/form/month-choice.tsx'
import { TextArea, TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayMonth } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { queries as words } from '../words/staff/queries.ts'
import { register } from '../words/staff/staff.ts'

/** Answers to a question; `barred` subjects were not looked at. */
export type QueryResult = {
  readonly answers: readonly SubjectAnswer[]
  readonly barred: readonly string[]
  readonly bad: readonly string[]
}
export type QueryUse = BulkQuery & { readonly unitName: Bilingual }

type Props = FormInput & {
  readonly shell: Shell
  /** False for whoever only reads the figures. */
  readonly mayAsk: boolean
  /** County of the figures; null: all, or the own unit. */
  readonly county: Bilingual | null
  readonly result: QueryResult | null
  readonly month: string
  readonly months: readonly string[]
  readonly uses: Paged<QueryUse>
  /** All of the month, by unit and purpose. */
  readonly sums: readonly (QuerySum & { readonly unitName: Bilingual })[]
  readonly resources: readonly Resource[]
  readonly hasPdf: boolean
}

/** Asks about many subjects, and shows who asked for what. */
export function QueriesPage({ shell, mayAsk, result, resources, ...props }: Props) {
  const { month, months, uses, sums, county, hasPdf, ...input } = props
  const t = tell(shell.lang)
  const labels = { purpose: t(words.purpose), matter: t(words.matter), codes: t(words.codes) }
  const named = { ...input, labels }
  const form = formState(shell.lang, named)
  const options = purposes.map((value) => ({ value, label: t(words[`is_${value}`]) }))
  const own = { path: paths.register, label: t(register.title) }
  const back = mayAsk ? own : { path: paths.board, label: t(board.title) }
  return (
    <Layout shell={shell} title={t(words.title)} form={named} wide back={back}>
      <h1>{t(words.title)}</h1>
      {mayAsk && <p class="lead">{t(words.lead)}</p>}
      {county && <p class="lead">{t(county)}</p>}
      {result && <Result shell={shell} result={result} />}
      {mayAsk && (
        <PostForm
          shell={shell}
          path={paths.queries}
          button={t(words.ask)}
          also={{ name: 'sheet', label: t(words.download) }}
        >
          <Select form={form} name="purpose" options={options} />
          <TextField form={form} name="matter" hint={t(words.matterHint)} />
          <TextArea form={form} name="codes" hint={t(words.codesHint, { n: mostAsked })} rows={8} />
        </PostForm>
      )}
      <Uses {...{ shell, month, months, uses, sums, hasPdf }} />
      <Resources shell={shell} all={resources} />
    </Layout>
  )
}

/** Questions of a month: summed, then one by one. */
function Uses({
  shell,
  month,
  months,
  uses,
  sums,
  hasPdf,
}: Omit<Props, 'mayAsk' | 'county' | 'result' | 'resources' | keyof FormInput>) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(words.uses, { month: sayMonth(lang, month) })
  return (
    <section class="block">
      <h2>{title}</h2>
      {sums.length > 0 && (
        <>
          <Table
            caption={t(words.sums)}
            columns={[words.unit, words.purpose, words.questions, words.asked, words.found].map((one) => t(one))}
            rows={sums.map(({ unitName, purpose, questions, asked, found }) => [
              ...[t(unitName), t(words[`is_${purpose}`])],
              ...[questions, asked, found].map(String),
            ])}
            empty=""
          />
          <Downloads shell={shell} csv={paths.querySheet(month)} pdf={hasPdf && paths.queryPdf(month)} />
          <h3>{t(words.each)}</h3>
        </>
      )}
      <PagedTable
        shell={shell}
        of={uses}
        caption={title}
        columns={[words.on, words.unit, words.purpose, words.matter, words.asked, words.found]}
        row={(one) => [
          sayDay(lang, shanghaiDay(one.at)),
          t(one.unitName),
          t(words[`is_${one.purpose}`]),
          one.matter,
          String(one.asked),
          String(one.found),
        ]}
        empty={t(words.noUses)}
      />
      <MonthChoice {...{ shell, month, months }} path={paths.queries} />
    </section>
  )
}

/** Catalogue of the sharing platform: one row a kind of record. */
function Resources({ shell, all }: { readonly shell: Shell; readonly all: readonly Resource[] }) {
  const t = tell(shell.lang)
  return (
    <section class="block" id="resources">
      <h2>{t(words.resources)}</h2>
      <p>{t(words.resourcesLead)}</p>
      <Table
        caption={t(words.resources)}
        columns={[words.resource, words.resourceId, words.columns, words.publicColumns].map((one) => t(one))}
        rows={all.map(({ id, name, columns }) => [
          t(name),
          <code>{id}</code>,
          String(columns.length),
          String(columns.filter(({ isPublic }) => isPublic).length),
        ])}
        empty=""
      />
      <p>
        <a href={to(shell, paths.api)}>{t(words.catalogue)}</a>
      </p>
    </section>
  )
}

function Result({ shell, result }: { readonly shell: Shell; readonly result: QueryResult }) {
  const t = tell(shell.lang)
  const day = (on: Day | null) => (on === null ? '' : sayDay(shell.lang, on))
  const { answers, barred, bad } = result
  const rows = answers.flatMap(({ code, name, records }) =>
    records.length === 0
      ? [[code, name ?? '', t(name === null ? words.unknown : words.none), '', '', '']]
      : records.map((one) => [
          code,
          name ?? '',
          t(one.kindName),
          <a href={to(shell, paths.deskRecord(one.id))}>{one.title}</a>,
          one.disputed ? `${one.what}（${t(words.disputed)}）` : one.what,
          day(one.decidedOn),
        ]),
  )
  const refused = barred.map((code) => [code, '', t(words.interest), '', '', ''])
  return (
    <section class="block" id="result">
      <h2>{t(words.result)}</h2>
      {bad.length > 0 && <p class="callout warn">{t(words.bad, { list: bad.join(', ') })}</p>}
      <Table
        caption={t(words.result)}
        columns={[words.code, words.name, words.kind, words.record, words.what, words.on].map((one) => t(one))}
        rows={[...rows, ...refused]}
        empty={t(words.none)}
      />
    </section>
  )
}
