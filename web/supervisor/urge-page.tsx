import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { Radios } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { chips } from '../words/case.ts'
import { urging as words } from '../words/staff/board.ts'

/** Characters that an urging may have: it is read in a mail. */
export const mostWords = 500

/** `limit`: the one asked for, chosen beforehand. */
type Props = { readonly shell: Shell; readonly one: CaseView; readonly limit?: string } & FormInput

/** Chooses a running limit, and writes to its party. */
export function UrgePage({ shell, one, limit = '', ...input }: Props) {
  const t = tell(shell.lang)
  const given = { ...input, labels: { limit: t(words.limit), words: t(words.words) } }
  const form = formState(shell.lang, given)
  const title = t(words.title, { number: one.number })
  const open = urgeable(one)
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.deskCase(one.id), label: one.number }}>
      <HeadingOf title={title} of={one.number} number />
      <p class="quiet">{t(words.lead)}</p>
      {open.length === 0 ? (
        <p class="empty">{t(words.none)}</p>
      ) : (
        <PostForm shell={shell} path={paths.urge(one.id)} button={t(words.send)}>
          <Radios
            form={form}
            name="limit"
            value={open.length === 1 ? (open[0]?.rule ?? '') : limit}
            options={open.map(({ rule, name, due, overdue, owedByName }) => ({
              value: rule,
              label: `${t(name)} · ${t(owedByName)}`,
              hint: [due === null ? '' : sayDay(shell.lang, due), overdue ? t(chips.overdue) : '']
                .filter(Boolean)
                .join(' · '),
            }))}
          />
          <TextArea form={form} name="words" hint={t(words.wordsHint)} limit={mostWords} />
        </PostForm>
      )}
    </Layout>
  )
}

/** Running limits of offices: applicants are urged by nobody. */
export const urgeable = ({ clocks }: Pick<CaseView, 'clocks'>) => clocks.filter(isUrgeable)

export const isUrgeable = ({ state, owedBy }: Pick<CaseView['clocks'][number], 'state' | 'owedBy'>): boolean =>
  state === 'running' && !['applicant', 'system', 'creditChina', 'supervisor'].includes(owedBy.role)
