import type { RecordView } from '#engine/views/view.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, type FormState, formState } from '../form.ts'
import { Radios } from '../parts/form/choice.tsx'
import { DraftNote } from '../parts/form/draft-note.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { object as words } from '../words/applicant.ts'
import { drafts } from '../words/drafts.ts'
import { frame } from '../words/frame.ts'
import { DisputedFields } from './disputed-fields.tsx'

type Props = FormInput & {
  readonly shell: Shell
  /** Path at which the pages of the side begin; left out: the own. */
  readonly base?: string
  /** Null: a held item, or none at all. */
  readonly record: RecordView | null
  readonly held: { readonly documentNumber: string; readonly authority: string } | null
  /** Once a draft exists its answers are changed in place. */
  readonly draft: { readonly id: string; readonly keptUntil: Day } | null
  /** The unit an objection may be filed with directly, if the record names one. */
  readonly directUnit: string | null
}

/** Step 1: what is disputed, entry by entry. Names: `dispute.C`, `ground.C`, `claimed.C`; C is a column or `whole`. */
export function ObjectPage({ shell, base = '/my', record, held, draft, directUnit, ...input }: Props) {
  const t = tell(shell.lang)
  const named = { ...input, labels: labelsOf(shell, record) }
  const form = formState(shell.lang, named)
  return (
    <Layout shell={shell} title={t(words.title)} form={named}>
      <p class="quiet">{t(frame.steps, { n: 1, of: 4 })}</p>
      <h1>{t(words.title)}</h1>
      <About shell={shell} record={record} held={held} />
      <p>{t(words.lead)}</p>
      <PostForm
        shell={shell}
        path={target(base, draft?.id ?? null, record)}
        button={t(frame.continue)}
        hidden={heldFields(held)}
        also={{ name: 'later', label: t(drafts.later) }}
      >
        <DisputedFields shell={shell} form={form} record={record} />
        {directUnit !== null && <Channel form={form} unit={directUnit} />}
        <TextArea
          form={form}
          name="explanation"
          label={t(words.explanation)}
          hint={t(words.explanationHint)}
          limit={4000}
          rows={7}
        />
        <TextArea
          form={form}
          name="statement"
          label={t(words.statement)}
          hint={t(words.statementHint)}
          limit={200}
          rows={3}
          optional
        />
      </PostForm>
      {draft && (
        <DraftNote
          shell={shell}
          draft={draft.id}
          keptUntil={draft.keptUntil}
          saved={input.refusal ? 'refused' : 'fields'}
        />
      )}
    </Layout>
  )
}

function About({ shell, record, held }: Pick<Props, 'shell' | 'record' | 'held'>) {
  const t = tell(shell.lang)
  const place = record ?? held
  return (
    <p class="callout">
      <strong>{record?.title ?? t(held ? words.held : words.without)}</strong>
      {place && (
        <>
          <br />
          {place.documentNumber} · {place.authority}
        </>
      )}
    </p>
  )
}

function Channel({ form, unit }: { form: FormState; unit: string }) {
  const t = tell(form.lang)
  const options = [
    { value: 'city', label: t(words.city), hint: t(words.cityHint) },
    { value: 'direct', label: `${t(words.direct)}（${unit}）`, hint: t(words.directHint) },
  ]
  return <Radios form={form} name="channel" label={t(words.channel)} options={options} value="city" />
}

/** Faults of one entry name it in the summary. */
function labelsOf({ lang }: Shell, record: RecordView | null): Record<string, string> {
  const t = tell(lang)
  const entries = [...(record?.columns ?? []), { code: 'whole', name: words.whole }]
  const own = { explanation: t(words.explanation), statement: t(words.statement) }
  return Object.assign(
    own,
    ...entries.map(({ code, name }) => ({ [`ground.${code}`]: t(name), [`claimed.${code}`]: t(name) })),
  )
}

const heldFields = (held: Props['held']): Record<string, string> => (held ? { ...held } : {})

function target(base: string, draft: string | null, record: RecordView | null): string {
  if (draft !== null) return paths.draft(draft, 'items')
  return record ? paths.objectRecord(record.id, base) : paths.objectWithout(base)
}
