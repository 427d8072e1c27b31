import type { ListMeasureView } from '#engine/views/holders-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { MeasureTable } from '../parts/case/list-measures.tsx'
import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { listMeasures as words } from '../words/repair.ts'

type Props = {
  readonly shell: Shell
  readonly kinds: readonly {
    readonly kind: string
    readonly name: Bilingual
    readonly measures: readonly ListMeasureView[]
  }[]
}

/** Measures of each list, by whom and on what basis. */
export function ListMeasuresPage({ shell, kinds }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <p>{t(words.lifting)}</p>
      {kinds.length === 0 && <p class="empty">{t(words.none)}</p>}
      {kinds.map(({ kind, name, measures }) => (
        <section class="block" id={kind}>
          <h2>{t(name)}</h2>
          <MeasureTable shell={shell} measures={measures} />
        </section>
      ))}
    </Layout>
  )
}
