import type { PaperView } from '#engine/papers/paper-view.ts'
import type { Lang } from '#engine/store/person.ts'
import { to } from '../link.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { papers as words } from '../words/papers.ts'
import { Table } from './table.tsx'

type Props = { readonly shell: Shell; readonly papers: readonly PaperView[]; readonly isOwn?: boolean }

/** Formal papers with service; `isOwn` where their addressee reads. */
export function PaperList({ shell, papers, isOwn = false }: Props) {
  const t = tell(shell.lang)
  const drafts = papers.filter(({ sealed, served }) => sealed === null && served === null).length
  return (
    <section class="block" id="papers">
      <h2>{t(words.title)}</h2>
      {drafts > 0 && <p class="callout warn">{t(isOwn ? words.drafts : words.unitDrafts, { n: drafts })}</p>}
      <Papers shell={shell} papers={isOwn ? papers.slice(-newest) : papers} isOwn={isOwn} />
      {isOwn && papers.length > newest && (
        <details>
          <summary>{t(words.earlier, { n: papers.length - newest })}</summary>
          <Papers shell={shell} papers={papers.slice(0, -newest)} isOwn />
        </details>
      )}
    </section>
  )
}

/** Their addressee reads the last two at once. */
const newest = 2

function Papers({ shell, papers, isOwn }: Required<Props>) {
  const t = tell(shell.lang)
  return (
    <Table
      caption={t(words.title)}
      columns={[words.name, words.number, ...(isOwn ? [] : [words.issued]), words.service].map((name) => t(name))}
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
        ...(isOwn ? [] : [sayDay(shell.lang, one.issuedOn)]),
        isOwn && !one.served
          ? `${sayDay(shell.lang, one.issuedOn)} · ${sayService(shell.lang, one, isOwn)}`
          : sayService(shell.lang, one, isOwn),
      ])}
      empty={t(words.none)}
      close={isOwn}
      whole
    />
  )
}

/** 时限说明书, to read and print. */
export const ClockStatement = ({ shell, id }: { shell: Shell; id: string }) => (
  <p>
    <a href={to(shell, paths.clockStatement(id))}>{tell(shell.lang)(words.statement)}</a>
  </p>
)

/** 2026年9月28日 送达（窗口）. Mail taken is not signed for; reading is told. */
export function sayService(lang: Lang, paper: PaperView, isOwn = false): string {
  const service = sayServed(lang, paper, isOwn)
  const read = paper.steps.find(({ step }) => step === 'read')
  return read ? tell(lang)(words.read, { service, day: sayDay(lang, read.on) }) : service
}

function sayServed(lang: Lang, { served, sealed, toUnit, needsHand }: PaperView, isOwn: boolean): string {
  const t = tell(lang)
  if (served) {
    const said = { day: sayDay(lang, served.on), channel: t(words[served.channel]) }
    if (!sealed) return t(words.servedUnsealed, said)
    if (served.channel !== 'electronic') return t(words.served, said)
    return t(isOwn ? words.servedElectronically : words.servedOnThem, said)
  }
  if (!sealed) return t(words.draft)
  if (toUnit) return t(words.electronic)
  return t(needsHand ? words.byHand : words.waiting)
}
