import type { Paged } from '#engine/store/paged.ts'
import { joinBoth } from '#law/bilingual.ts'
import type { PublicRecord } from '#records/publicity/masking.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { WrongCode } from '../parts/form/wrong-code.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { RecordChips } from '../parts/record-chips.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayLastDay } from '../when.ts'
import { search as words } from '../words/public.ts'

type Props = FormInput & {
  readonly shell: Shell
  /** Null before anything was asked. None and not public look alike. */
  readonly found: Paged<PublicRecord> | null
}

export function SearchPage({ shell, found, values, refusal }: Props) {
  const t = tell(shell.lang)
  const input = { values: values ?? {}, ...(refusal ? { refusal } : {}) }
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <search>
        <form method="get" action={to(shell, paths.search)}>
          <TextField form={formState(shell.lang, input)} name="q" label={t(words.label)} hint={t(words.hint)} />
          <button type="submit">{t(words.button)}</button>
        </form>
      </search>
      {found && <Results shell={shell} found={found} q={values?.['q'] ?? ''} />}
    </Layout>
  )
}

function Results({ shell, found, q }: { shell: Shell; found: Paged<PublicRecord>; q: string }) {
  const t = tell(shell.lang)
  return (
    <section class="block" aria-live="polite">
      <h2>{t(words.results)}</h2>
      <WrongCode shell={shell} q={q} />
      <PagedTable
        shell={shell}
        of={found}
        close
        caption={t(words.results)}
        columns={[words.document, words.name, words.authority, words.until]}
        row={(one) => [
          <>
            <a href={to(shell, paths.record(one.id))}>{one.documentNumber || t(words.finding)}</a>{' '}
            <RecordChips lang={shell.lang} record={one} />
          </>,
          one.code ? `${one.name} ${one.code}` : one.name,
          one.authority,
          <span class="day">{sayLastDay(shell.lang, one.until)}</span>,
        ]}
        empty={t(/\p{Script=Han}/u.test(q) ? nothingNamed() : words.nothing)}
      />
      <p class="quiet">{t(words.own)}</p>
    </section>
  )
}

/** For part of a name, which finds nothing. */
const nothingNamed = () => joinBoth([words.nothing, words.whole], { zh: '', en: ' ' })
