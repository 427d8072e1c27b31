import type { VerifiedPaper } from '#engine/papers/paper-view.ts'
import { type FormInput, formState } from '../form.ts'
import { asset, to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { verify as words } from '../words/papers.ts'
import { type LetterCount, LetterCountBlock } from './letter-count.tsx'

type Props = FormInput & {
  readonly shell: Shell
  /** Null before asking; `none` for wrong codes and unknown papers. */
  readonly found: VerifiedPaper | 'none' | null
  /** Of the one found. */
  readonly count?: LetterCount | null
}

export function VerifyPage({ shell, found, count = null, ...input }: Props) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} unindexed={found !== null}>
      <h1>{t(words.title)}</h1>
      {found === 'none' && (
        <p class="callout warn" role="status">
          {t(words.unknown)}
        </p>
      )}
      {found && found !== 'none' && <Found shell={shell} found={found} values={input.values ?? {}} />}
      {count && <LetterCountBlock shell={shell} count={count} />}
      <p class="lead">{t(words.lead)}</p>
      <search>
        <form method="get" action={to(shell, paths.verify)}>
          <TextField form={form} name="no" label={t(words.number)} hint={t(words.numberHint)} />
          <TextField form={form} name="c" label={t(words.code)} width="middle" />
          <button type="submit">{t(words.button)}</button>
        </form>
      </search>
    </Layout>
  )
}

function Found({
  shell,
  found,
  values: { no = '', c = '' },
}: {
  shell: Shell
  found: VerifiedPaper
  values: NonNullable<FormInput['values']>
}) {
  const t = tell(shell.lang)
  return (
    <section class="block" role="status">
      <h2>{t(words.real)}</h2>
      <SummaryList
        lines={[
          { name: t(words.kind), value: t(found.title) },
          { name: t(words.docNumber), value: found.number },
          { name: t(words.by), value: t(found.by) },
          { name: t(words.issued), value: sayDay(shell.lang, found.issuedOn) },
          {
            name: t(words.state),
            value:
              found.replacedBy === null ? (
                <Chip tone="good">{t(words.current)}</Chip>
              ) : (
                <Chip tone="warn">{t(words.replaced, { number: found.replacedBy })}</Chip>
              ),
          },
          {
            name: t(words.hash),
            value: (
              <>
                <code>{found.sha256}</code>
                <br />
                <span class="quiet">{t(words.hashHint)}</span>
              </>
            ),
          },
        ]}
      />
      <p>
        <a href={asset(shell, paths.letterProof(no, c))} download>
          {t(words.proof)}
        </a>{' '}
        <a href={to(shell, paths.audit)}>{t(words.proofHow)}</a>
      </p>
    </section>
  )
}
