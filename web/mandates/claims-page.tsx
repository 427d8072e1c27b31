import type { Paged } from '#engine/store/paged.ts'
import { type FormInput, formState } from '../form.ts'
import { asset, to } from '../link.ts'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { mandateKindNames, mandateProofs, mandates, judge as words } from '../words/mandates.ts'
import { factsOf, type MandateView } from './facts.tsx'
import { History, type Step } from './mandate-page.tsx'

type Listed = MandateView & { readonly claimedAt: number }

/** Claims to act for others, the oldest first. */
export function ClaimsPage({ shell, claims }: { readonly shell: Shell; readonly claims: Paged<Listed> }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="quiet">{t(words.lead)}</p>
      <PagedTable
        shell={shell}
        of={claims}
        caption={t(words.title)}
        columns={[words.claimed, mandates.agent, mandates.principal, mandates.kind]}
        row={(one) => [
          sayInstant(shell.lang, one.claimedAt),
          <a href={to(shell, paths.judge(one.id))}>{one.agentName}</a>,
          one.subjectName,
          t(mandateKindNames[one.kind]),
        ]}
        empty={t(words.none)}
      />
    </Layout>
  )
}

type JudgeProps = FormInput & {
  readonly shell: Shell
  readonly one: MandateView
  readonly history: readonly Step[]
  readonly letters: readonly { readonly key: string; readonly name: string }[]
}

/** Claim with proof and both answers; standing ones can end. */
export function JudgePage({ shell, one, history, letters, ...input }: JudgeProps) {
  const t = tell(shell.lang)
  const named = { ...input, labels: { confirmed: t(words.confirmText), refused: t(words.reason) } }
  const form = formState(shell.lang, named)
  const file = (key: string) => asset(shell, paths.letter(one.id, key.split('/').at(-1) ?? ''))
  const isOpen = one.state === 'claimed'
  return (
    <Layout shell={shell} title={t(words.title)} form={named} back={{ path: paths.claims, label: t(words.title) }}>
      <h1>{t(words.title)}</h1>
      <SummaryList lines={factsOf(shell.lang, one)} />
      <h2>{t(mandates.letters)}</h2>
      <p class="quiet">{t(mandateProofs[one.kind])}</p>
      <ul>
        {letters.map(({ key, name }) => (
          <li>
            <a href={file(key)}>{name}</a>
          </li>
        ))}
      </ul>
      {isOpen && (
        <PostForm shell={shell} path={paths.judge(one.id)} button={t(words.confirm)} hidden={{ step: 'confirmed' }}>
          <TextArea form={form} name="confirmed" limit={500} rows={2} />
        </PostForm>
      )}
      {(isOpen || one.state === 'inForce') && (
        <section class="block">
          <PostForm
            shell={shell}
            path={paths.judge(one.id)}
            button={t(isOpen ? words.refuse : words.end)}
            look="danger"
            hidden={{ step: isOpen ? 'refused' : 'ended' }}
          >
            <TextArea form={form} name="refused" limit={500} rows={2} />
          </PostForm>
        </section>
      )}
      <History shell={shell} history={history} />
    </Layout>
  )
}
