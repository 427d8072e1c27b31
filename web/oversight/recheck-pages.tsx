import type { Drawing, Recheck } from '#engine/figures/recheck-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Radios } from '../parts/form/choice.tsx'
import { Downloads } from '../parts/form/downloads.tsx'
import { MonthForm } from '../parts/form/month-form.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { isoInstant, sayInstant, sayMonth } from '../when.ts'
import { board } from '../words/staff/board.ts'
import { rechecks as words } from '../words/staff/rechecks.ts'

export type RecheckLine = Recheck & { readonly unitName: Bilingual }

type ListProps = FormInput & {
  readonly shell: Shell
  readonly list: Paged<RecheckLine>
  /** Months that may be drawn; none: this reader draws nothing. */
  readonly months: readonly string[]
  /** Drawings of each month, for those who draw. */
  readonly drawings: readonly Drawing[]
  readonly share: number
  /** Cases of a drawing at most. */
  readonly mostDrawn: number
  readonly hasPdf: boolean
}

/** Cases drawn, those without result first. */
export function RechecksPage({ shell, list, months, drawings, share, mostDrawn, hasPdf, ...input }: ListProps) {
  const { lang } = shell
  const t = tell(lang)
  const given = { ...input, labels: { month: t(words.month) } }
  const form = formState(lang, given)
  return (
    <Layout shell={shell} title={t(words.title)} form={given} wide>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead, { n: share, most: mostDrawn })}</p>
      <MonthForm {...{ shell, form, months }} path={paths.rechecks} button={t(words.draw)} label={t(words.month)} />
      <PagedTable
        shell={shell}
        of={list}
        caption={t(words.list)}
        columns={[words.month, words.number, words.unit, words.result]}
        row={({ month, caseId, number, unitName, result }) => [
          sayMonth(lang, month),
          <a href={to(shell, paths.recheck(month, caseId))}>{number}</a>,
          t(unitName),
          sayResult(shell, result),
        ]}
        empty={t(words.none)}
      />
      <Downloads shell={shell} csv={paths.recheckSheet} pdf={hasPdf && paths.recheckPdf} />
      {drawings.length > 0 && (
        <section class="block">
          <h2>{t(words.seeds)}</h2>
          <p>{t(words.method, { n: share, most: mostDrawn })}</p>
          {drawings.map((one) => (
            <details>
              <summary>{sayMonth(lang, one.month)}</summary>
              <p>
                {t(words.seed, { size: one.size })} <code>{one.seed}</code>
              </p>
              <p>{t(words.pool, { n: one.pool.length })}</p>
              <p class="text">{one.pool.join(' ')}</p>
            </details>
          ))}
        </section>
      )}
    </Layout>
  )
}

function sayResult({ lang }: Pick<Shell, 'lang'>, result: Recheck['result']): string {
  const t = tell(lang)
  if (result === null) return t(words.open)
  return t(result.kept ? words.kept : words.broken)
}

/** The page's columns, and what was found when. */
export function recheckSheet(lang: Lang): Sheet<RecheckLine> {
  const t = tell(lang)
  const columns = [words.month, words.number, words.unit, words.result, words.note, words.entered]
  return {
    columns: columns.map((name) => t(name)),
    row: ({ month, number, unitName, result }) => [
      ...[month, number, t(unitName), sayResult({ lang }, result)],
      ...[result?.note ?? '', result ? isoInstant(result.at) : ''],
    ],
    rest: t(board.rest),
  }
}

type PageProps = FormInput & {
  readonly shell: Shell
  readonly one: RecheckLine
  readonly mayEnter: boolean
  /** True for who may read the case. */
  readonly reads: boolean
  readonly most: number
}

/** One drawn case: looked at once, with what was found. */
export function RecheckPage({ shell, one, mayEnter, reads, most, ...input }: PageProps) {
  const { lang } = shell
  const t = tell(lang)
  const { number, caseId, month, unitName, result } = one
  const given = { ...input, labels: { kept: t(words.what), note: t(words.note) } }
  const form = formState(lang, given)
  const title = t(words.one, { number })
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.rechecks, label: t(words.title) }}>
      <h1>{title}</h1>
      <p>
        {sayMonth(lang, month)} · {t(unitName)} · <strong>{sayResult(shell, result)}</strong>
      </p>
      {reads && (
        <p>
          <a href={to(shell, paths.deskCase(caseId))}>{number}</a>
        </p>
      )}
      {result && (
        <>
          <p class="text">{result.note}</p>
          <p class="quiet">{t(words.doneOn, { at: sayInstant(lang, result.at) })}</p>
        </>
      )}
      {(mayEnter || result?.kept === false) && <p class="quiet">{t(words.next)}</p>}
      {mayEnter && (
        <PostForm shell={shell} path={paths.recheck(month, caseId)} button={t(words.send)}>
          <Radios
            form={form}
            name="kept"
            options={[
              { value: 'yes', label: t(words.kept) },
              { value: 'no', label: t(words.broken) },
            ]}
          />
          <TextArea form={form} name="note" hint={t(words.noteHint)} limit={most} />
        </PostForm>
      )}
    </Layout>
  )
}
