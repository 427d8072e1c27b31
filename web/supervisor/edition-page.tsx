import type { Edition, EditionRow, RowChange } from '#engine/views/edition-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { type FormInput, scopedState } from '../form.ts'
import { to } from '../link.ts'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { editions as words } from '../words/staff/editions.ts'
import { changedFigures, type EditionNames, figuresOfRow, sayFrom, sayShare } from './edition-sheet.ts'

/** A county or unit with its sums. */
export type ScopeSum = Omit<EditionRow, 'unit' | 'procedure' | 'rule'> & {
  readonly value: string
  readonly name: Bilingual
}

type Props = FormInput & {
  readonly shell: Shell
  readonly edition: Edition
  /** Scope: the city, a county or a unit. */
  readonly whose: { readonly value: string; readonly name: Bilingual }
  readonly rows: readonly EditionRow[]
  readonly sums: readonly ScopeSum[]
  readonly names: EditionNames
  readonly people: { readonly by: string; readonly frozenBy: string | null }
  /** Differences from its own draft and the edition before. */
  readonly differences: readonly { readonly from: 'draft' | number; readonly rows: readonly RowChange[] }[]
  /** Units for which the reader may object. */
  readonly mayObject: readonly string[]
  readonly mayAnswer: boolean
  /** `null`: nothing said of freezing; `ready`: the form. */
  readonly freezing: 'ready' | 'early' | 'timeRuns' | 'unanswered' | 'own' | null
  readonly most: number
  readonly hasPdf: boolean
}

/** One edition: numbers, what they mean, objections, and its freezing. */
export function EditionPage(props: Props) {
  const { shell, edition, whose, rows, hasPdf } = props
  const t = tell(shell.lang)
  const title = t(words.name, { year: String(edition.year), n: edition.n })
  const own = paths.edition(edition.year, edition.n)
  const query = whose.value === 'city' ? '' : `?of=${encodeURIComponent(whose.value)}`
  return (
    <Layout shell={shell} title={title} form={props} wide back={{ path: paths.editions, label: t(words.title) }}>
      <h1>
        {title} · {t(edition.frozen ? words.frozen : words.draft)}
      </h1>
      <Standing {...props} />
      <section class="block">
        <h2>
          {t(words.rows)} · {t(whose.name)}
        </h2>
        <Rows {...props} rows={rows} />
        <p class="row">
          <a href={to(shell, `${own}/list.csv${query}`)}>{t(words.csv)}</a>
          {hasPdf && <a href={to(shell, `${own}/list.pdf${query}`)}>{t(words.pdf)}</a>}
        </p>
      </section>
      <Sums {...props} />
      <Differences {...props} />
      <Objections {...props} />
      <Freezing {...props} />
      <section class="block">
        <h2>{t(words.definitions)}</h2>
        {[words.ofYear, words.ofLate, words.ofOpen, words.ofCharge].map((text) => (
          <p>{t(text)}</p>
        ))}
      </section>
    </Layout>
  )
}

function Standing({ shell, edition, people }: Props) {
  const t = tell(shell.lang)
  const { year, at, until, head, frozen } = edition
  const said = (name: string, moment: number) => t(words.by, { name, at: sayInstant(shell.lang, moment) })
  return (
    <>
      <SummaryList
        lines={[
          { name: t(words.drafted), value: said(people.by, at) },
          { name: t(words.until), value: sayDay(shell.lang, until) },
          ...(frozen ? [{ name: t(words.frozenOn), value: said(people.frozenBy ?? '', frozen.at) }] : []),
          {
            name: t(words.head),
            value: <span class="wrap">{t(words.headText, { size: String(head.size), root: head.root })}</span>,
          },
        ]}
      />
      <p class="quiet">{t(words.recount, { year: String(year), size: String(head.size) })}</p>
    </>
  )
}

function Rows({ shell, rows, names }: Props) {
  const t = tell(shell.lang)
  return (
    <Table
      caption={t(words.rows)}
      columns={[t(words.limit), ...figuresOfRow.map((name) => t(words[name])), t(words.share)]}
      rows={rows.map((one) => [
        `${t(names.limit(one.procedure, one.rule))} ${one.rule}`,
        ...figuresOfRow.map((name) => one[name]),
        sayShare(one),
      ])}
      empty={t(words.noRows)}
      whole
      figures
    />
  )
}

function Sums({ shell, edition, sums, whose }: Props) {
  const t = tell(shell.lang)
  const own = paths.edition(edition.year, edition.n)
  return (
    <section class="block">
      <h2>{t(words.totals)}</h2>
      <Table
        caption={t(words.totals)}
        columns={[t(words.scope), ...figuresOfRow.map((name) => t(words[name])), t(words.share)]}
        rows={sums.map((one) => [
          one.value === whose.value ? (
            t(one.name)
          ) : (
            <a href={to(shell, one.value === 'city' ? own : `${own}?of=${encodeURIComponent(one.value)}`)}>
              {t(one.name)}
            </a>
          ),
          ...figuresOfRow.map((name) => one[name]),
          sayShare(one),
        ])}
        empty={t(words.noRows)}
        whole
        figures
      />
    </section>
  )
}

function Differences({ shell, differences, names, edition, whose, hasPdf }: Props) {
  if (differences.length === 0) return null
  const t = tell(shell.lang)
  const own = paths.edition(edition.year, edition.n)
  const query = whose.value === 'city' ? '' : `?of=${encodeURIComponent(whose.value)}`
  const columns = [words.unit, words.limit, words.figure, words.before, words.after]
  return (
    <section class="block">
      {differences.map(({ from, rows }) => (
        <>
          <h2>{sayFrom(shell.lang, from)}</h2>
          <Table
            caption={sayFrom(shell.lang, from)}
            columns={columns.map((name) => t(name))}
            rows={changedFigures(shell.lang, rows, names)}
            empty={t(words.noChanges)}
            whole
            figures
          />
        </>
      ))}
      <p class="row">
        <a href={to(shell, `${own}/changes.csv${query}`)}>{t(words.changesCsv)}</a>
        {hasPdf && <a href={to(shell, `${own}/changes.pdf${query}`)}>{t(words.changesPdf)}</a>}
      </p>
    </section>
  )
}

function Objections({ shell, edition, names, mayObject, mayAnswer, most, ...input }: Props) {
  const t = tell(shell.lang)
  const day = (at: number) => sayDay(shell.lang, shanghaiDay(at))
  const path = paths.edition(edition.year, edition.n)
  const formOf = (scope: string, label: string) =>
    scopedState(shell.lang, { ...input, labels: { reason: label } }, scope)
  return (
    <section class="block">
      <h2>{t(words.objections)}</h2>
      {edition.objections.length === 0 && <p class="empty">{t(words.noObjections)}</p>}
      {edition.objections.map(({ unit, at, reason, answer }) => (
        <>
          <SummaryList
            lines={[
              { name: t(words.objected, { unit: t(names.unit(unit)), day: day(at) }), value: reason },
              ...(answer ? [{ name: t(words.answered, { day: day(answer.at) }), value: answer.reason }] : []),
            ]}
          />
          {mayAnswer && answer === null && (
            <PostForm shell={shell} path={path} button={t(words.answerButton)} hidden={{ act: 'answer', unit }}>
              <TextArea
                form={formOf(`answer-${unit}`, t(words.answer))}
                name="reason"
                label={t(words.answer)}
                limit={most}
              />
            </PostForm>
          )}
        </>
      ))}
      {mayObject.map((unit) => (
        <PostForm shell={shell} path={path} button={t(words.object)} hidden={{ act: 'object', unit }}>
          <h3>{t(names.unit(unit))}</h3>
          <TextArea
            form={formOf(`object-${unit}`, t(words.reason))}
            name="reason"
            label={t(words.reason)}
            hint={t(words.objectHint)}
            limit={most}
          />
        </PostForm>
      ))}
    </section>
  )
}

function Freezing({ shell, edition, freezing }: Props) {
  if (freezing === null) return null
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.freeze)}</h2>
      {freezing === 'ready' ? (
        <>
          <p>{t(words.freezeText)}</p>
          <PostForm
            shell={shell}
            path={paths.edition(edition.year, edition.n)}
            button={t(words.freeze)}
            hidden={{ act: 'freeze' }}
          />
        </>
      ) : (
        <p>{t(words[`not_${freezing}`])}</p>
      )}
    </section>
  )
}
