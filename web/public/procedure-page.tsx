import type { GuideView } from '#engine/views/guide-view.ts'
import { basisText } from '#law/basis-text.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { limitKind, type TimeLimit } from '#law/time-limit.ts'
import { to } from '../link.ts'
import { Guide } from '../parts/guide.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { sayLength } from '../say-length.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { guide as guideWords } from '../words/guide.ts'
import { procedure as words } from '../words/public.ts'

type Props = {
  readonly shell: Shell
  readonly guide: GuideView
  /** Names of the other procedures, each with a page of its own. */
  readonly others: readonly { readonly id: string; readonly name: Bilingual }[]
  /** Our own generated drawing; the one place where markup is given as text. */
  readonly chart: string
  readonly limits: readonly TimeLimit[]
}

/** 办事指南 first; for experts the statechart as drawn, and every time limit with its article and standing. */
export function ProcedurePage({ shell, guide, others, chart, limits }: Props) {
  const t = tell(shell.lang)
  const title = t(words.title, { name: t(guide.title) })
  return (
    <Layout shell={shell} title={title}>
      <h1>{title}</h1>
      <Guide shell={shell} guide={guide} />
      <details class="whole">
        <summary>{t(guideWords.experts)}</summary>
        <p class="quiet">{t(words.lead)}</p>
        <Chart label={t(words.diagram)} svg={chart} />
        <h2>{t(words.limits)}</h2>
        <p class="quiet">{t(words.note)}</p>
        <Table
          caption={t(words.limits)}
          columns={[words.limit, words.length, words.from, words.until, words.basis, words.kind].map((name) => t(name))}
          rows={limits.map((limit) => [
            t(limit.step),
            sayLength(shell.lang, limit),
            t(limit.start),
            t(limit.stop),
            t(basisText(limit)),
            t(limitKind(limit)),
          ])}
          empty=""
        />
      </details>
      <h2>{t(guideWords.others)}</h2>
      <p class="links">
        {others.map((one) => (
          <a href={to(shell, paths.procedure(one.id))} key={one.id}>
            {t(one.name)}
          </a>
        ))}
      </p>
    </Layout>
  )
}

/** Markup from our own build, never a user's text. A wide picture scrolls in its own frame. */
function Chart({ label, svg }: { label: string; svg: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
  return <section class="chart" aria-label={label} tabIndex={0} dangerouslySetInnerHTML={{ __html: svg }} />
}
