import type { ListMeasureView } from '#engine/views/holders-view.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { tell } from '#web/tell.ts'
import { rulesPage } from '#web/words/law.ts'
import { listMeasures as words } from '#web/words/repair.ts'
import { Table } from '../table.tsx'

type Props = { readonly shell: Shell; readonly measures: readonly ListMeasureView[] }

/** Measures with unit and basis, and how far it was checked. */
export function MeasureTable({ shell, measures }: Props) {
  const t = tell(shell.lang)
  return (
    <Table
      caption={t(words.title)}
      columns={[words.name, words.effect, words.holder, words.basis].map((name) => t(name))}
      rows={measures.map(({ name, effect, holder, basis, status }) => [
        t(name),
        t(words[effect]),
        t(holder),
        <>
          {basis}
          <br />
          <span class="quiet">{t(rulesPage[status])}</span>
        </>,
      ])}
      empty={t(words.none)}
      whole
    />
  )
}

/** On a record's own page; nothing where its kind brings none. */
export function RecordMeasures({ shell, measures }: Props) {
  const t = tell(shell.lang)
  if (measures.length === 0) return null
  return (
    <section class="block">
      <h2>{t(words.ofRecord)}</h2>
      <MeasureTable shell={shell} measures={measures} />
      <p>
        <a href={to(shell, paths.listMeasures)}>{t(words.all)}</a>
      </p>
    </section>
  )
}
