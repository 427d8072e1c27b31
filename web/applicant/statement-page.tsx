import type { StatementView } from '#engine/register/statement-view.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { absolute, to } from '../link.ts'
import { StatementBlock } from '../papers/statement-block.tsx'
import { lasts } from '../papers/statement-sheet.ts'
import { Checkboxes, Radios } from '../parts/form/choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { ownStatement as own, registerStatement as words } from '../words/my-data.ts'

type Link = { readonly id: string; readonly code: string; readonly until: Day; readonly past: boolean }
type Props = FormInput & {
  readonly shell: Shell
  readonly of: { readonly subject: string; readonly name: string }
  readonly statement: StatementView
  /** Those that hold. */
  readonly links: readonly Link[]
  /** False where nothing prints. */
  readonly prints: boolean
}

/** One’s own statement, and who may read it. Names: `days`, `past`. */
export function StatementPage({ shell, of, statement, links, prints, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { days: t(own.days) }
  const form = formState(shell.lang, { ...input, labels })
  return (
    <Layout shell={shell} title={t(words.title)} form={{ ...input, labels }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(own.lead)}</p>
      {links.length > 0 && (
        <section class="block">
          <h2>{t(own.links)}</h2>
          {links.map((link) => (
            <OpenLink shell={shell} link={link} prints={prints} />
          ))}
        </section>
      )}
      <section class="block">
        <h2>{t(own.share)}</h2>
        <p>{t(own.shareText)}</p>
        <PostForm shell={shell} path={paths.statement} button={t(own.make)}>
          <Radios
            form={form}
            name="days"
            options={lasts.map((n) => ({ value: String(n), label: t(own.nDays, { n }) }))}
          />
          <Checkboxes
            form={form}
            name="range"
            prefix=""
            label={t(own.shows)}
            options={[{ value: 'past', label: t(own.withPast), hint: t(own.pastHint) }]}
          />
        </PostForm>
      </section>
      <StatementBlock shell={shell} statement={statement} of={of} folded />
    </Layout>
  )
}

function OpenLink({ shell, link, prints }: { shell: Shell; link: Link; prints: boolean }) {
  const t = tell(shell.lang)
  const { id, code, until, past } = link
  const url = absolute({ ...shell, url: shell.publicUrl ?? shell.url }, paths.sharedStatement(id, code))
  return (
    <div class="clock">
      <p>
        {t(own.holdsUntil)} <strong>{sayDay(shell.lang, until)}</strong> · {t(past ? own.alsoPast : own.onlyCurrent)}
      </p>
      <p>
        <a href={url}>{url}</a>
      </p>
      <p class="row">
        <button type="button" class="second" data-copy={url} data-done={t(own.copied)} hidden>
          {t(own.copy)}
        </button>{' '}
        {prints && (
          <a href={to(shell, paths.statementPdf(id))} download>
            {t(own.print)}
          </a>
        )}
      </p>
      <PostForm shell={shell} path={paths.endStatement(id)} button={t(own.end)} look="second" />
    </div>
  )
}
