import type { AnswerView, CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { Checkboxes } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { joint as words } from '../words/staff/joint.ts'
import { Results, type TogetherResult } from './together-page.tsx'

/** Prefix of each ticked case in the form. */
export const tickPrefix = 'case.'

export type JointLine = {
  readonly id: string
  readonly number: string
  readonly state: Bilingual
  readonly same: 'record' | 'document'
  readonly grounds: readonly Bilingual[]
  readonly isJoint: boolean
  /** Draft proposable there, or the reason against it. */
  readonly takes: 'yes' | 'differs' | 'notNow'
}

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly lines: readonly JointLine[]
  /** Answers proposed in this case; null: nothing awaits approval. */
  readonly draft: readonly AnswerView[] | null
  readonly isJoined: boolean
  readonly most: number
  /** Cases of the last proposal, with reasons if left. */
  readonly result?: readonly TogetherResult[]
}

/** Joins a case to others of its matter; one draft for all. */
export function JointPage({ shell, one, lines, draft, isJoined, most, result, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { cases: t(words.members), reason: t(words.reason) }
  const form = formState(shell.lang, { ...input, labels })
  const title = t(words.title, { number: one.number })
  const [members, found] = [lines.filter(({ isJoint }) => isJoint), lines.filter(({ isJoint }) => !isJoint)]
  return (
    <Layout
      shell={shell}
      title={title}
      form={{ ...input, labels }}
      wide
      back={{ path: paths.deskCase(one.id), label: one.number }}
    >
      <HeadingOf title={title} of={one.number} number />
      <p class="quiet">{t(words.lead)}</p>
      {result && <Results shell={shell} act="propose" result={result} />}
      <section class="block">
        <h2>{t(words.members)}</h2>
        <Lines shell={shell} lines={members} empty={t(words.noMembers)} />
        {members.length > 0 && <Draft shell={shell} one={one} members={members} draft={draft} form={form} />}
        {isJoined && (
          <PostForm shell={shell} path={paths.jointCase(one.id)} button={t(words.part)} look="second">
            <TextArea form={form} name="reason" hint={t(words.reasonHint)} limit={most} />
          </PostForm>
        )}
      </section>
      <section class="block">
        <h2>{t(words.found)}</h2>
        <Lines shell={shell} lines={found} empty={t(words.noneFound)} joins={one.id} />
      </section>
    </Layout>
  )
}

type LinesProps = Pick<Props, 'shell' | 'lines'> & { readonly empty: string; readonly joins?: string }

function Lines({ shell, lines, empty, joins }: LinesProps) {
  const t = tell(shell.lang)
  const columns = [cases.number, cases.state, words.why].map((name) => t(name))
  return (
    <Table
      caption={t(joins === undefined ? words.members : words.found)}
      columns={joins === undefined ? columns : [...columns, t(words.join)]}
      rows={lines.map((line) => [
        <a href={to(shell, paths.deskCase(line.id))}>{line.number}</a>,
        t(line.state),
        [t(words[line.same]), ...line.grounds.map((name) => t(name))].join(' · '),
        ...(joins === undefined
          ? []
          : [
              <PostForm
                shell={shell}
                path={paths.jointCase(joins)}
                button={t(words.join)}
                look="second"
                hidden={{ other: line.id }}
              />,
            ]),
      ])}
      empty={empty}
    />
  )
}

type DraftProps = Pick<Props, 'shell' | 'one' | 'draft'> & {
  readonly members: readonly JointLine[]
  readonly form: ReturnType<typeof formState>
}

/** The proposal once, and the cases in which it is made too. */
function Draft({ shell, one, members, draft, form }: DraftProps) {
  const t = tell(shell.lang)
  if (draft === null) return <p class="quiet">{t(words.noDraft)}</p>
  const open = members.filter(({ takes }) => takes === 'yes')
  const others = members.filter(({ takes }) => takes !== 'yes')
  return (
    <div class="callout">
      <h3>{t(words.draft)}</h3>
      <p>{t(words.draftLead)}</p>
      {draft.map(({ codeName, reason }) => (
        <p class="text">{labelled(shell.lang, t(codeName), reason)}</p>
      ))}
      {others.map(({ number, takes }) => (
        <p class="quiet">{labelled(shell.lang, number, t(takes === 'differs' ? words.differs : words.notNow))}</p>
      ))}
      {open.length > 0 && (
        <PostForm shell={shell} path={paths.jointCase(one.id)} button={t(words.send)}>
          <Checkboxes
            form={form}
            name="cases"
            prefix={tickPrefix}
            options={open.map(({ id, number }) => ({ value: id, label: number }))}
          />
        </PostForm>
      )}
    </div>
  )
}
