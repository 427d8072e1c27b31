import { basisText } from '#law/basis-text.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { limitKind, type TimeLimit } from '#law/time-limit.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { sayLength } from '../say-length.ts'
import { sayRule } from '../say-rule.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { procedure as words } from '../words/public.ts'

type Props = {
  readonly shell: Shell
  readonly name: Bilingual
  /** Our own generated drawing; the one place where markup is given as text. */
  readonly chart: string
  readonly limits: readonly TimeLimit[]
}

/** The statechart as drawn from its definition, and every time limit with its article and standing. */
export function ProcedurePage({ shell, name, chart, limits }: Props) {
  const t = tell(shell.lang)
  const title = t(words.title, { name: t(name) })
  return (
    <Layout shell={shell} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t(words.lead)}</p>
      <Chart label={t(words.diagram)} svg={chart} />
      <h2>{t(words.limits)}</h2>
      <p class="quiet">{t(words.note)}</p>
      <Table
        caption={t(words.limits)}
        columns={[words.limit, words.length, words.from, words.until, words.basis, words.kind].map((name) => t(name))}
        rows={limits.map((limit) => [
          sayRule(shell.lang, limit.step),
          sayLength(shell.lang, limit),
          sayRule(shell.lang, limit.start),
          sayRule(shell.lang, limit.stop),
          t(basisText(limit)),
          t(limitKind(limit)),
        ])}
        empty=""
      />
    </Layout>
  )
}

/** Markup from our own build, never a user's text. A wide picture scrolls in its own frame. */
function Chart({ label, svg }: { label: string; svg: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
  return <section class="chart" aria-label={label} tabIndex={0} dangerouslySetInnerHTML={{ __html: svg }} />
}
