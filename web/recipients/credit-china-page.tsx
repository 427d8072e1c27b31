import type { Paged } from '#engine/store/paged.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { cases } from '../words/case.ts'
import { titles } from '../words/page-words.ts'
import { search } from '../words/public.ts'
import { creditChina as words } from '../words/staff/credit-china.ts'
import { recipientFiles as files } from '../words/staff/recipients.ts'

/** Line of results that was not taken, and why. */
export type BadLine = {
  readonly line: number
  readonly text: string
  readonly why: RefusalCode | 'form' | 'unknown' | 'differs' | 'tooMany'
}
export type LinesTaken = {
  readonly read: number
  readonly taken: number
  /** Said again: harmless. */
  readonly already: number
  readonly bad: readonly BadLine[]
}

/** Application handed over, and how far telling it is. */
export type HandedRow = {
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly documentNumber: string | null
  readonly authority: string | null
  readonly explanation: string
  readonly evidence: readonly { readonly name: string }[]
  readonly filedOn: string
  readonly code: string | null
  /** Failed calls in a row; null: not told by the interface. */
  readonly failed: number | null
}

type Props = FormInput & {
  readonly shell: Shell
  readonly rows: Paged<HandedRow>
  readonly hasInterface: boolean
  readonly taken?: LinesTaken
}

/** Repairs at 信用中国: files out, its steps in. */
export function CreditChinaPage({ shell, rows, hasInterface, taken, ...input }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const form = formState(lang, input)
  const back = { path: paths.recipients, label: t(titles.recipients) }
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide back={back}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(hasInterface ? words.byInterface : words.byFile)}</p>
      {taken && <Taken shell={shell} taken={taken} />}
      <PagedTable
        shell={shell}
        of={rows}
        caption={t(words.waiting)}
        columns={[cases.number, search.document, words.filedOn, words.code, words.told]}
        row={(one) => [
          <a href={to(shell, paths.deskCase(one.id))}>{one.number}</a>,
          one.documentNumber ?? '',
          sayDay(lang, one.filedOn),
          one.code ?? '',
          t(one.failed === null ? words.notTold : one.failed === 0 ? words.wasTold : words.failed, {
            n: one.failed ?? 0,
          }),
        ]}
        empty={t(words.none)}
      />
      <p>
        <a href={to(shell, paths.creditChinaSheet)}>{t(words.download)}</a>
      </p>
      <section class="block">
        <h2>{t(words.steps)}</h2>
        <PostForm shell={shell} path={paths.creditChina} button={t(words.take)}>
          <TextArea form={form} name="lines" label={t(words.lines)} hint={t(words.linesHint)} rows={8} />
        </PostForm>
      </section>
    </Layout>
  )
}

function Taken({ shell, taken }: { readonly shell: Shell; readonly taken: LinesTaken }) {
  const t = tell(shell.lang)
  const { read, taken: entered, already, bad } = taken
  const why = (one: BadLine['why']) =>
    one === 'form' || one === 'unknown' || one === 'differs' || one === 'tooMany' ? words[one] : refusals[one]
  return (
    <section class="block" role="status">
      <p>
        <strong>{t(words.said, { read, entered, already, bad: bad.length })}</strong>
      </p>
      {bad.length > 0 && (
        <Table
          caption={t(files.notTaken)}
          columns={[files.line, files.text, files.why].map((name) => t(name))}
          rows={bad.map((one) => [one.line, one.text, t(why(one.why))])}
          empty=""
        />
      )}
    </section>
  )
}

/** Applications as a file, for a city without interface. */
export function creditChinaSheet(lang: Shell['lang']): Sheet<HandedRow> {
  const t = tell(lang)
  const columns = [cases.number, cases.subject, search.document, words.authority, words.filedOn, words.explanation]
  return {
    columns: [...columns, words.evidence].map((name) => t(name)),
    row: (one) => [
      ...[one.number, one.subject, one.documentNumber ?? '', one.authority ?? '', one.filedOn, one.explanation],
      one.evidence.map(({ name }) => name).join('；'),
    ],
    rest: t(files.rest),
  }
}
