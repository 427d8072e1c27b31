import type { Lang, PaperView } from '#engine/view.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { papers as words } from '../words/papers.ts'
import { Table } from './table.tsx'

/** A case's formal papers with their service. */
export function PaperList({ shell, papers }: { shell: Shell; papers: readonly PaperView[] }) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <Table
        caption={t(words.title)}
        columns={[words.name, words.number, words.issued, words.service].map((name) => t(name))}
        rows={papers.map((one) => [
          <>
            <a href={to(shell, paths.paper(one.caseId, one.id))}>{t(one.title)}</a>
            {one.toUnit && (
              <>
                <br />
                <span class="quiet">{t(words.toUnit, { unit: t(one.toUnit) })}</span>
              </>
            )}
          </>,
          one.number,
          sayDay(shell.lang, one.issuedOn),
          sayService(shell.lang, one),
        ])}
        empty={t(words.none)}
        whole
      />
    </section>
  )
}

/** 时限说明书, to read and print. */
export const ClockStatement = ({ shell, id }: { shell: Shell; id: string }) => (
  <p>
    <a href={to(shell, paths.clockStatement(id))}>{tell(shell.lang)(words.statement)}</a>
  </p>
)

/** 2026年9月28日 送达（电子）. */
export function sayService(lang: Lang, one: PaperView): string {
  const t = tell(lang)
  if (one.served) return t(words.served, { day: sayDay(lang, one.served.on), channel: t(words[one.served.channel]) })
  if (one.toUnit) return one.sealed ? t(words.electronic) : t(words.draft)
  if (one.needsHand) return t(words.byHand)
  return one.sealed ? t(words.waiting) : t(words.draft)
}
