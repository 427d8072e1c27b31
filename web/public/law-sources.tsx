import { sayKnown } from '#law/say.ts'
import type { Act, Edition } from '#law/sources/act.ts'
import { acts } from '#law/sources/acts.ts'
import { Fold } from '../parts/fold.tsx'
import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { rulesPage as words } from '../words/law.ts'

/** Every act that is cited, edition by edition. */
export function LawSources({ shell }: { shell: Shell }) {
  const t = tell(shell.lang)
  const columns = [words.act, words.edition, words.inForce, words.articles, words.standing, words.lookedAt]
  return (
    <Fold title={t(words.sources)} n={Object.keys(acts).length}>
      <p>{t(words.sourcesNote)}</p>
      <Table
        caption={t(words.sources)}
        columns={columns.map((one) => t(one))}
        rows={Object.values(acts).flatMap((act) => act.editions.map((edition) => rowOf(t, act, edition)))}
        empty=""
        whole
      />
    </Fold>
  )
}

const rowOf = (t: Tell, act: Act, edition: Edition) => [
  t(act),
  [edition.text ? t(edition.text) : '', edition.number].filter(Boolean).join(' ') || '—',
  inForce(t, edition),
  edition.articles.map((one) => (typeof one === 'number' ? String(one) : `${one[0]}–${one[1]}`)).join(', ') || '—',
  t(words[edition.status]),
  t(sayKnown(act.lookedAt)),
]

function inForce(t: Tell, { from, until, replacedBy }: Edition): string {
  const span = `${t(sayKnown(from))} – ${until === null ? '' : t(sayKnown(until))}`
  const next = replacedBy === null ? undefined : acts[replacedBy]
  return next ? `${span} (${t(words.replaced, { name: t(next) })})` : span
}
