import type { Lang } from '#engine/store/person.ts'
import type { OfferedAgain as Offer } from '#engine/views/offered-again-view.ts'
import { tell } from '#web/tell.ts'
import { sayInstant } from '#web/when.ts'
import { offered as words } from '#web/words/repair.ts'
import { Chip } from '../chip.tsx'
import { Table } from '../table.tsx'

/** Tells the subject where what was removed was offered again. */
export function OfferedAgain({ lang, offers }: { readonly lang: Lang; readonly offers: readonly Offer[] }) {
  const t = tell(lang)
  if (offers.length === 0) return null
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <p>{t(words.lead)}</p>
      <Table
        caption={t(words.title)}
        columns={[words.by, words.on, words.what].map((name) => t(name))}
        rows={offers.map(({ at, by, what }) => [
          t(by),
          sayInstant(lang, at),
          <Chip tone={what === 'removed' ? 'warn' : 'wait'}>{t(words[what])}</Chip>,
        ])}
        empty=""
      />
    </section>
  )
}
