import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { href, to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { type OpenCase, OpenCaseLink } from '../parts/open-case.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { kept as keptWords } from '../words/drafts.ts'
import { frame } from '../words/frame.ts'
import { lost as words } from '../words/public.ts'

/** Request to make again; with a form, by sending it. */
export type Again = { readonly path: string; readonly form?: Readonly<Record<string, string>> }

type Props = {
  readonly shell: Shell
  readonly code: RefusalCode
  readonly back?: string
  /** The case that stands in the way. */
  readonly open?: OpenCase
  /** Text that was written and could not be kept, to be copied. */
  readonly lost?: readonly string[]
  /** End of keeping what was typed. */
  readonly kept?: number
  /** Request that failed for now. */
  readonly again?: Again
}

/** Refusal outside forms: fault, remedy and way back. */
export function RefusedPage({ shell, code, back, open, lost, kept, again }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.refusedTitle)}>
      <h1>{t(words.refusedTitle)}</h1>
      <p class="callout warn">{t(refusals[code])}</p>
      {open && (
        <p>
          <OpenCaseLink shell={shell} open={open} />
        </p>
      )}
      {again && <TryAgain shell={shell} again={again} />}
      <p>
        <a href={to(shell, back ?? paths.home)}>{t(back ? frame.back : words.home)}</a>
      </p>
      {kept !== undefined && (
        <section class="block">
          <p>{t(keptWords.kept, { until: sayInstant(shell.lang, kept) })}</p>
          <p>
            <a class="button" href={keptLink(shell)}>
              {t(shell.person ? keptWords.fetch : keptWords.signIn)}
            </a>
          </p>
        </section>
      )}
      {lost && <LostTexts shell={shell} lost={lost} />}
    </Layout>
  )
}

/** Text that was written and not kept, to be copied. */
export function LostTexts({ shell, lost }: { readonly shell: Shell; readonly lost: readonly string[] }) {
  if (lost.length === 0) return null
  return (
    <section class="block">
      <p class="callout warn">{tell(shell.lang)(keptWords.lost)}</p>
      {lost.map((text) => (
        <p class="text">{text}</p>
      ))}
    </section>
  )
}

/** The same request, with all that was typed. */
function TryAgain({ shell, again: { path, form } }: { readonly shell: Shell; readonly again: Again }) {
  const t = tell(shell.lang)
  return form === undefined ? (
    <p>
      <a class="button" href={to(shell, path)}>
        {t(words.again)}
      </a>
    </p>
  ) : (
    <form method="post" action={to(shell, path)}>
      {Object.entries(form).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{t(words.sendAgain)}</button>
    </form>
  )
}

const keptLink = (shell: Shell) =>
  shell.person ? to(shell, paths.kept) : to({ ...shell, lang: 'zh' }, paths.signIn(href(shell.lang, paths.kept)))
