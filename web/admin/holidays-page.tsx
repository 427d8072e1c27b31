import type { Paged } from '#engine/store/paged.ts'
import type { UploadForm } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { HolidayYear } from '#law/calendar.ts'
import type { Coverage } from '#law/coverage.ts'
import { type FormInput, type FormState, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextArea, TextField } from '../parts/form/text-field.tsx'
import { FileForm } from '../parts/form/upload.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { holidays as words } from '../words/staff/calendar.ts'

export type HolidayLine = {
  readonly year: number
  readonly n: number
  readonly text: string
  readonly days: HolidayYear
  readonly at: number
  readonly byName: string
  readonly state: 'proposed' | 'confirmed' | 'declined'
  readonly settledAt: number | null
  readonly settledByName: string
  readonly reason: string | null
  readonly taken: { readonly at: number; readonly moved: number } | null
}
type Props = FormInput & {
  readonly shell: Shell
  readonly covers: Coverage
  readonly list: Paged<HolidayLine>
  /** Null for who proposes none. */
  readonly upload: UploadForm | null
  /** Lines of the pasted text that were not understood. */
  readonly unread: readonly Bilingual[]
  readonly most: number
}

/** The calendar in force, the form for a notice, and those entered. */
export function HolidaysPage({ shell, covers, list, upload, unread, most, ...input }: Props) {
  const t = tell(shell.lang)
  const given = { ...input, labels: { text: t(words.text), url: t(words.url) } }
  const form = formState(shell.lang, given)
  const reach = t(words.reach, { year: String(covers.lastYear), from: sayDay(shell.lang, covers.provisionalFrom) })
  return (
    <Layout shell={shell} title={t(words.title)} form={given} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {covers.warning && <p class="callout">{t(covers.warning)}</p>}
      <SummaryList lines={[{ name: t(words.inForce), value: `${covers.version} · ${reach}` }]} />
      <section class="block">
        <h2>{t(words.entered)}</h2>
        <PagedTable
          shell={shell}
          of={list}
          caption={t(words.entered)}
          columns={[words.year, words.state, words.by, words.settled, words.moved]}
          row={(one) => [
            <a href={to(shell, paths.holiday(one.year, one.n))}>
              {t(words.name, { year: String(one.year), n: one.n })}
            </a>,
            t(stateOf(one)),
            t(words.whoAt, { name: one.byName, at: sayInstant(shell.lang, one.at) }),
            one.settledAt === null
              ? '—'
              : t(words.whoAt, { name: one.settledByName, at: sayInstant(shell.lang, one.settledAt) }),
            one.taken?.moved ?? '—',
          ]}
          empty={t(words.none)}
        />
      </section>
      {upload && (
        <Enter
          {...{ shell, form, upload, unread, most }}
          sent={input.refusal ? null : (input.values?.['key'] ?? null)}
        />
      )}
    </Layout>
  )
}

type EnterProps = Pick<Props, 'shell' | 'unread' | 'most'> & {
  readonly form: FormState
  readonly upload: UploadForm
  /** Key of the sent file, until its text is read. */
  readonly sent: string | null
}

/** A notice pasted, or read from a file of text. */
function Enter({ shell, form, upload, unread, most, sent }: EnterProps) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.paste)}</h2>
      {unread.length > 0 && (
        <div class="callout">
          <p>{t(words.unread)}</p>
          <ul>
            {unread.map((one) => (
              <li>{t(one)}</li>
            ))}
          </ul>
        </div>
      )}
      {sent !== null && <p class="callout">{t(words.fileRead)}</p>}
      <FileForm
        form={upload}
        id="notice"
        label={t(words.file)}
        button={t(words.sendFile)}
        accept=".txt"
        shell={shell}
      />
      <PostForm
        shell={shell}
        path={paths.holidays}
        button={t(words.read)}
        {...(sent !== null && { hidden: { key: sent } })}
      >
        <TextArea form={form} name="text" hint={t(words.textHint)} limit={most} rows={12} />
        <TextField form={form} name="url" hint={t(words.urlHint)} />
      </PostForm>
    </section>
  )
}

export const stateOf = ({ state, taken }: Pick<HolidayLine, 'state' | 'taken'>) =>
  state === 'confirmed' && taken !== null ? words.taken : words[state]
