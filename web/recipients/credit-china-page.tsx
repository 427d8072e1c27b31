import type { Paged } from '#engine/store/paged.ts'
import type { UploadForm } from '#engine/store/ports.ts'
import type { OwnStepView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { LinesIn } from '../parts/form/lines-in.tsx'
import { MonthChoice } from '../parts/form/month-choice.tsx'
import { SheetParts } from '../parts/form/sheet-parts.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayMonth } from '../when.ts'
import { cases } from '../words/case.ts'
import { titles } from '../words/page-words.ts'
import { search } from '../words/public.ts'
import { creditChina as words } from '../words/staff/credit-china.ts'
import { recipientFiles as files } from '../words/staff/recipients.ts'
import { type HandedRow, ownStepCells } from './credit-china-sheets.ts'

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

export type CreditChinaInput = FormInput & {
  readonly taken?: LinesTaken
  /** The file of steps that came. */
  readonly arrived?: { readonly key: string; readonly name: string }
  /** Reason why nothing of that file was taken. */
  readonly why?: Bilingual
}
type Props = CreditChinaInput & {
  readonly shell: Shell
  readonly rows: Paged<HandedRow>
  readonly hasInterface: boolean
  readonly upload: UploadForm
  readonly own: Own
}
/** Own steps of a month, and where its files begin. */
type Own = {
  readonly month: string
  readonly months: readonly string[]
  readonly steps: Paged<OwnStepView>
  readonly parts: readonly string[]
}

/** Repairs at 信用中国: files out, its steps in. */
export function CreditChinaPage({ shell, rows, hasInterface, upload, own, ...said }: Props) {
  const { lang } = shell
  const { taken, arrived, why, ...input } = said
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
        {why && (
          <p class="callout warn" role="alert">
            {t(why)}
          </p>
        )}
        <LinesIn
          {...{ shell, upload, arrived }}
          path={paths.creditChina}
          button={t(words.take)}
          fileLabel={t(words.linesFile)}
        >
          <TextArea form={form} name="lines" label={t(words.lines)} hint={t(words.linesHint)} rows={8} />
        </LinesIn>
      </section>
      <OwnSteps shell={shell} {...own} />
    </Layout>
  )
}

/** Own steps, told by file where there is no interface. */
function OwnSteps({ shell, month, months, steps, parts }: Own & { readonly shell: Shell }) {
  const t = tell(shell.lang)
  const title = t(words.ownSteps, { month: sayMonth(shell.lang, month) })
  return (
    <section class="block">
      <h2>{title}</h2>
      <p>{t(words.ownStepsLead)}</p>
      <PagedTable
        shell={shell}
        of={steps}
        cursor="step"
        caption={title}
        columns={[cases.number, words.code, words.step, words.on, words.verdict, words.reason]}
        row={(one) => ownStepCells(shell.lang, { ...one, on: sayDay(shell.lang, one.on) })}
        empty={t(words.noOwnSteps)}
      />
      <SheetParts shell={shell} parts={parts} path={(at) => paths.ownStepSheet(month, at)} />
      <MonthChoice {...{ shell, month, months }} path={paths.creditChina} />
    </section>
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
