import type { Lang } from '#engine/store/person.ts'
import type { CaseView, ItemView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Facts } from '../parts/facts.tsx'
import { Radios } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { item } from '../words/case.ts'
import { consequences, notes, byMail as words } from '../words/staff/by-mail.ts'

/** A task as its mail's link shows it, masked. */
export type LinkTask = Pick<
  CaseView,
  'number' | 'title' | 'stateName' | 'seq' | 'due' | 'dueName' | 'provisional' | 'overdue' | 'explanation'
> & {
  readonly caseId: string
  readonly subjectName: string
  readonly documentNumber: string
  readonly facts: readonly Fact[]
  readonly items: readonly Pick<ItemView, 'fieldName' | 'groundName' | 'shown' | 'claimed'>[]
  readonly files: readonly string[]
  /** `name` is null for notes, whose words are ours. */
  readonly choices: readonly { readonly action: string; readonly name: Bilingual | null; readonly stepUp: boolean }[]
}
type Props = FormInput & { readonly shell: Shell; readonly task: LinkTask; readonly formKey: string }

/** Matter and acts, none preset. Names: `action`, `reason`, `seq`, `key`. */
export function TaskPage({ shell, task, formKey, ...given }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const input = { ...given, labels: { action: t(words.choose), reason: t(words.reason) } }
  const title = `${t(task.title)} ${task.number}`
  const form = formState(lang, input)
  const options = task.choices.map(({ action, name, stepUp }) => ({
    value: action,
    label: t(name ?? noteName(action)),
    hint: [consequences[action], stepUp ? words.stepUp : undefined]
      .flatMap((said) => (said ? [t(said)] : []))
      .join(' '),
  }))
  return (
    <Layout shell={shell} title={title} form={input}>
      <h1>{title}</h1>
      <Summary lang={lang} task={task} />
      <PostForm shell={shell} path={paths.mailTask} button={t(words.confirm)} hidden={{ seq: task.seq, key: formKey }}>
        <Radios form={form} name="action" options={options} />
        <TextArea form={form} name="reason" hint={t(words.reasonHint)} limit={2000} />
        <p class="quiet">{t(words.once)}</p>
      </PostForm>
      <p>
        <a href={to(shell, paths.signIn(to(shell, paths.deskCase(task.caseId))))}>{t(words.signIn)}</a>
      </p>
    </Layout>
  )
}

const noteName = (action: string): Bilingual =>
  Object.entries(notes).find(([name]) => name === action)?.[1] ?? { zh: action, en: action }

function Summary({ lang, task }: { lang: Lang; task: LinkTask }) {
  const t = tell(lang)
  const due = [
    sayNextDue(lang, { ...task, closed: false }),
    task.dueName && t(task.dueName),
    task.overdue && t(words.overdue),
    task.due && task.provisional && t(words.provisional),
  ]
  return (
    <>
      <SummaryList
        lines={[
          { name: t(words.state), value: t(task.stateName) },
          { name: t(words.subject), value: task.subjectName },
          { name: t(words.document), value: task.documentNumber },
          { name: t(words.due), value: due.filter(Boolean).join(' · ') },
        ].filter(({ value }) => value !== '')}
      />
      <p class="quiet">{t(words.masked)}</p>
      <section class="block">
        <h2>{t(words.words)}</h2>
        <Facts lang={lang} facts={task.facts} />
        {task.explanation !== '' && <p class="text">{task.explanation}</p>}
        {task.items.map(({ fieldName, groundName, shown, claimed }) => (
          <p>
            <strong>{fieldName ? t(fieldName) : t(item.whole)}</strong> · {t(groundName)}
            {shown !== '' && (
              <>
                <br />
                {labelled(lang, t(words.shownAs), shown)}
              </>
            )}
            {claimed !== '' && (
              <>
                <br />
                {labelled(lang, t(words.claimed), claimed)}
              </>
            )}
          </p>
        ))}
        <h3>{t(words.files)}</h3>
        {task.files.length === 0 ? (
          <p class="empty">{t(words.noFiles)}</p>
        ) : (
          <ul>
            {task.files.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
