import { type RefusalCode, refusals } from '#workflows/refusal.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { type OpenCase, OpenCaseLink } from '../parts/open-case.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { lost as words } from '../words/public.ts'
import { stale } from '../words/staff.ts'

type Props = {
  readonly shell: Shell
  readonly code: RefusalCode
  readonly back?: string
  /** The case that stands in the way. */
  readonly open?: OpenCase
  /** What was typed, by field, so that nobody writes it twice. */
  readonly typed?: readonly (readonly [name: string, value: string])[]
}

/** A refusal that belongs to no form: what is wrong, what to do, and the way back. */
export function RefusedPage({ shell, code, back, open, typed = [] }: Props) {
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
      <p>
        <a href={to(shell, back ?? paths.home)}>{t(back ? frame.back : words.home)}</a>
      </p>
      {typed.length > 0 && (
        <section class="block">
          <h2>{t(stale.typed)}</h2>
          <SummaryList lines={typed.map(([name, value]) => ({ name, value }))} />
        </section>
      )}
    </Layout>
  )
}
