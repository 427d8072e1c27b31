import { type RefusalCode, refusals } from '#workflows/refusal.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { lost as words } from '../words/public.ts'

type Props = { readonly shell: Shell; readonly code: RefusalCode; readonly back?: string }

/** A refusal that belongs to no form: what is wrong, what to do, and the way back. */
export function RefusedPage({ shell, code, back }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.refusedTitle)}>
      <h1>{t(words.refusedTitle)}</h1>
      <p class="callout warn">{t(refusals[code])}</p>
      <p>
        <a href={to(shell, back ?? paths.home)}>{t(back ? frame.back : words.home)}</a>
      </p>
    </Layout>
  )
}
