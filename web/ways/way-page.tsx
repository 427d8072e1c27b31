import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { Form } from '#workflows/contract/form.ts'
import { prefixed } from '../each-record.ts'
import { type FormInput, formState } from '../form.ts'
import { formLabels } from '../form-labels.ts'
import { to } from '../link.ts'
import { factLines } from '../parts/facts.tsx'
import { Beside } from '../parts/form/beside.tsx'
import { DraftNote } from '../parts/form/draft-note.tsx'
import type { InDispute } from '../parts/form/entry-fields.tsx'
import { type Behind, FormFields } from '../parts/form/form-fields.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { ChangeLink, type Line, SummaryList } from '../parts/summary-list.tsx'
import { readForm } from '../read-form.ts'
import { sayFigures } from '../say-length.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { typedFacts } from '../typed-facts.ts'
import type { Values } from '../values.ts'
import { drafts } from '../words/drafts.ts'
import { frame } from '../words/frame.ts'
import { ways as words } from '../words/ways.ts'
import { BeforeYouStart } from './before-you-start.tsx'
import { type Choice, RecordChoices } from './record-choices.tsx'

export type WayPageProps = FormInput & {
  readonly shell: Shell
  readonly name: Bilingual
  readonly lead: Bilingual
  readonly fields: Form
  readonly units: Behind['units']
  /** Open cases of the procedure on the record. */
  readonly openCases?: InDispute['cases']
  /** Settled matter: a record or a case. */
  readonly about: readonly { readonly name: Bilingual; readonly value: string }[]
  /** The records to choose among, for a way that takes several. */
  readonly choices: readonly Choice[]
  readonly action: string
  readonly back: { readonly path: string; readonly label: string }
  readonly hidden?: Readonly<Record<string, string>>
  /** Answer to what is wrong, with the page that asks. */
  readonly told?: Told | null
  /** Procedure whose guide tells more. */
  readonly guide?: string
  /** Begun by this form alone. */
  readonly atOnce?: boolean
  /** Steps in all; null at a desk, where one suffices. */
  readonly steps: number | null
  readonly draft?: { readonly id: string; readonly keptUntil: Day } | null
  /** Another text of the same form, to compare. */
  readonly beside?: { readonly title: Bilingual; readonly values: Values; readonly take?: string }
}

/** Answer in everyday words, and evidence that would show it. */
export type Told = {
  readonly says: Bilingual
  readonly evidence: Bilingual | null
  /** Left out once a draft is kept. */
  readonly change: string | null
}

/** Form of a way in, with its matter. Names: those of the form, `record.ID`, `each.ID.NAME`. */
export function WayPage(props: WayPageProps) {
  const {
    shell,
    name,
    lead,
    fields,
    units,
    about: _about,
    choices,
    action,
    back,
    steps,
    draft,
    hidden = {},
    told: _told,
    guide: _guide,
    beside,
    ...input
  } = props
  const t = tell(shell.lang)
  const labels = { record: t(words.about), ...formLabels(shell.lang, fields, []), ...eachLabels(shell, choices) }
  const form = formState(shell.lang, { ...input, labels })
  return (
    <Layout shell={shell} title={t(name)} form={{ ...input, labels }} back={back}>
      {steps !== null && <p class="quiet">{t(frame.steps, { n: 1, of: steps })}</p>}
      <h1>{t(name)}</h1>
      {!beside?.take && <Opening {...props} />}
      {beside && <Beside shell={shell} title={beside.title} lines={linesOf(props, beside.values)} take={beside.take} />}
      <PostForm
        shell={shell}
        path={action}
        button={t(steps === null ? words.submit : beside?.take ? drafts.takeMine : frame.continue)}
        hidden={hidden}
        {...laterOf(props)}
      >
        {beside?.take && <h2>{t(drafts.mine)}</h2>}
        {choices.length > 0 && <RecordChoices shell={shell} form={form} choices={choices} units={units} />}
        <FormFields
          form={form}
          fields={fields}
          behind={{ units, items: [], inquiry: null, inDispute: inDisputeOf(props) }}
        />
      </PostForm>
      {draft && !beside?.take && (
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

/** Shows purpose and matter. */
function Opening(props: WayPageProps) {
  const { shell, lead, steps, guide, told = null, about } = props
  const t = tell(shell.lang)
  return (
    <>
      <p class="lead">{sayFigures(shell.lang, lead)}</p>
      {steps !== null && guide && !told && <BeforeYouStart shell={shell} guide={guide} />}
      {(told || about.length > 0) && <SummaryList lines={matterOf(props)} />}
      {told?.evidence && <p class="callout">{t(words.proposed, { evidence: t(told.evidence) })}</p>}
    </>
  )
}

/** Settled matter, and what was said to be wrong. */
function matterOf({ shell, about, told }: WayPageProps): readonly Line[] {
  const t = tell(shell.lang)
  const lines = about.map((line) => ({ ...line, name: t(line.name) }))
  if (!told) return lines
  const change = told.change && (
    <ChangeLink label={t(frame.change)} path={to(shell, told.change)} what={t(words.wrong)} />
  )
  return [...lines, { name: t(words.wrong), value: t(told.says), ...(change && { change }) }]
}

const inDisputeOf = ({ shell, openCases = [], told }: WayPageProps): InDispute => ({
  shell,
  cases: openCases,
  focused: Boolean(told?.evidence),
})

/** Another text of the form, said as a case would say it. */
function linesOf({ shell, fields, units, choices }: WayPageProps, values: Values): readonly Line[] {
  const { lang } = shell
  const ticked = choices.filter(({ id }) => values[`record.${id}`] === 'on')
  const facts = [
    ...typedFacts(fields, readForm(fields, values), units),
    ...ticked.flatMap(({ id, each }) => {
      const own = prefixed(id, each?.form ?? [])
      return typedFacts(own, readForm(own, values), units)
    }),
  ]
  const records = ticked.map(({ title }) => title).join('\n')
  return [...(records === '' ? [] : [{ name: tell(lang)(words.about), value: records }]), ...factLines(lang, facts)]
}

/** Kept by itself; not at desks, for visitors, or while choosing. */
function laterOf({ shell, steps, atOnce, beside }: WayPageProps) {
  const t = tell(shell.lang)
  if (beside?.take) return {}
  if (atOnce) return { also: { name: 'later', label: t(words.filesFirst) } }
  return steps === null || shell.actingFor?.isVisit
    ? {}
    : { saves: true, also: { name: 'later', label: t(drafts.later) } }
}

/** A fault about one record names it. */
function eachLabels({ lang }: Shell, choices: readonly Choice[]): Readonly<Record<string, string>> {
  const all = choices.map(({ id, title, each }) => {
    const labels = Object.entries(formLabels(lang, prefixed(id, each?.form ?? []), []))
    const own = labels.map(([name, label]) => [name, labelled(lang, title, label)])
    return Object.fromEntries([[`record.${id}`, title], ...own])
  })
  return Object.assign({}, ...all)
}
