import type { Bilingual } from '#law/bilingual.ts'
import type { CatalogueEntry, Elsewhere } from '#records/catalogue.ts'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { domains as words } from '../words/channels.ts'

export type Kept = Pick<CatalogueEntry, 'kind' | 'name' | 'adverse' | 'shownOf' | 'removal'>
type Props = { readonly shell: Shell; readonly name: string; readonly kinds: readonly Kept[] }

/** Kinds of record, whether public, and who ends them early. */
export function KindsKept({ shell, name, kinds }: Props) {
  const t = tell(shell.lang)
  return (
    <Table
      caption={name}
      columns={[words.kind, words.shown, words.ends].map((one) => t(one))}
      rows={kinds.map(({ name: kind, adverse, shownOf, removal }) => [
        t(kind),
        t(shownOf.length > 0 ? words.isShown : words.notShown),
        t(adverse || removal === 'court' ? words[removal] : words.noEnd),
      ])}
      empty={t(words.noKinds)}
    />
  )
}

export type KeptElsewhere = Pick<Elsewhere, 'organ' | 'site' | 'why'> & { readonly name: Bilingual }

/** Lists that other organs keep, with the place to ask. */
export function ListsElsewhere({ shell, lists }: { readonly shell: Shell; readonly lists: readonly KeptElsewhere[] }) {
  const t = tell(shell.lang)
  return (
    <section class="block folds" id="elsewhere">
      <h2>{t(words.elsewhere)}</h2>
      {lists.map(({ name, organ, site, why }) => (
        <details key={organ.zh}>
          <summary>
            {t(name)} <small class="quiet">{t(site)}</small>
          </summary>
          <SummaryList
            lines={[
              { name: t(words.organ), value: t(organ) },
              { name: t(words.site), value: t(site) },
              { name: t(words.why), value: t(why) },
            ]}
          />
        </details>
      ))}
    </section>
  )
}
