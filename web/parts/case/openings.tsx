import type { Lang } from '#engine/store/person.ts'
import type { OpeningView } from '#engine/views/view.ts'
import { tell } from '#web/tell.ts'
import { sayInstant } from '#web/when.ts'
import { openings as words } from '#web/words/evidence.ts'
import { Table } from '../table.tsx'

type Props = {
  readonly lang: Lang
  readonly openings: readonly OpeningView[]
  /** Under a heading of the page's own. */
  readonly bare?: boolean
}

/** Every look at the evidence: which file, who, when. */
export function Openings({ lang, openings, bare = false }: Props) {
  const t = tell(lang)
  return (
    <section class={bare ? undefined : 'block'}>
      {!bare && <h2>{t(words.title)}</h2>}
      <Table
        caption={t(words.title)}
        columns={[t(words.file), t(words.who), t(words.when)]}
        rows={openings.map(({ file, who, name, at }) => [
          file ?? t(words.gone),
          name === null ? t(who) : `${name} · ${t(who)}`,
          sayInstant(lang, at),
        ])}
        empty={t(words.none)}
      />
    </section>
  )
}
