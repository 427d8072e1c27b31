import type { Lang } from '#engine/store/person.ts'
import type { HolderStanding, HolderView } from '#engine/views/holders-view.ts'
import { noArticle } from '#law/basis-text.ts'
import { shanghaiDay } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { citationText } from '#law/source.ts'
import { limitKind } from '#law/time-limit.ts'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Shell } from '#web/shell.ts'
import { labelled, tell } from '#web/tell.ts'
import { sayDay, sayInstant } from '#web/when.ts'
import { followUps, copies as words } from '#web/words/repair.ts'
import { Chip } from '../chip.tsx'
import { Table } from '../table.tsx'

type Props = {
  readonly shell: Shell
  readonly confirmations: readonly HolderView[]
  /** The subject's own record: list and letters stand beside. */
  readonly own?: { readonly record: string; readonly base: string }
  /** Counted alone, but for those that do not follow. */
  readonly brief?: boolean
}

/** Holders told of changes, with last days and words. */
export function HoldersTable({ shell, confirmations, own, brief = false }: Props) {
  const t = tell(shell.lang)
  if (confirmations.length === 0) return null
  const isLong = brief || confirmations.length > mostInFull
  const shown = confirmations.filter(({ standing }) => !isLong || isAmiss(standing))
  const rest = confirmations.filter(({ standing }) => isLong && !isAmiss(standing))
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <p class="quiet">{t(words.lead)}</p>
      {isLong && (
        <p class="row">
          {[...new Set(confirmations.map(({ standing }) => standing))].map((name) => (
            <Chip tone={tones[name]}>
              {t(words[name])} {confirmations.filter(({ standing }) => standing === name).length}
            </Chip>
          ))}
        </p>
      )}
      {shown.length > 0 && <Holders shell={shell} of={shown} {...(own && { own })} />}
      {rest.length > 0 && (
        <details>
          <summary>{t(words.each, { n: String(rest.length) })}</summary>
          <Holders shell={shell} of={rest} {...(own && { own })} />
        </details>
      )}
      {own && (
        <p>
          <a href={to(shell, paths.holders(own.record, own.base))} download>
            {t(words.download)}
          </a>
        </p>
      )}
    </section>
  )
}

/** More of them are counted; those that do not follow stand alone. */
const mostInFull = 4
const isAmiss = (standing: HolderStanding) => standing === 'late' || standing === 'wrong'

type Rows = Pick<Props, 'shell' | 'own'> & { readonly of: readonly HolderView[] }

function Holders({ shell, own, of }: Rows) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Table
      whole
      caption={t(words.title)}
      columns={[words.unit, words.what, words.told, words.due, words.word].map((name) => t(name))}
      rows={of.map((one) => [
        t(one.unitName),
        <>
          {t(words[one.what])}
          {(one.measures ?? []).map((name) => (
            <p class="quiet">{t(name)}</p>
          ))}
          {one.outcome && <p class="quiet">{t(followUps[one.outcome])}</p>}
        </>,
        one.toldAt === null ? '—' : sayInstant(lang, one.toldAt),
        <CopyDueCell lang={lang} one={one} />,
        <>
          <CopyChip lang={lang} one={one} />
          {own && <Letter shell={shell} one={one} own={own} />}
        </>,
      ])}
      empty=""
    />
  )
}

type LetterProps = Pick<Props, 'shell'> & { readonly one: HolderView; readonly own: NonNullable<Props['own']> }

/** Things that the subject can ask for by letter. */
const owedTo: ReadonlySet<HolderView['what']> = new Set(['correction', 'sharing', 'return', 'measures'])

/** To hand to a holder that does not follow. */
function Letter({ shell, one, own }: LetterProps) {
  if (one.id === null || !owedTo.has(one.what) || !isAmiss(one.standing)) return null
  const seq = one.id.split('.').at(-1) ?? ''
  return (
    <p>
      <a href={to(shell, paths.ownHolderLetter(own.record, one.unit, seq, own.base))} download>
        {tell(shell.lang)(words.letter)}
      </a>
    </p>
  )
}

type Settling = { readonly lang: Lang; readonly one: Pick<HolderView, 'what' | 'measures'> }

/** What a unit is to settle: measures by name, or what follows a finding. */
export function ToSettle({ lang, one: { what, measures = [] } }: Settling) {
  const t = tell(lang)
  return (
    <>
      {what !== 'measures' && t(words[what])}
      {measures.map((name) => (
        <div>{t(name)}</div>
      ))}
    </>
  )
}

type Due = Pick<HolderView, 'rule' | 'due' | 'provisional' | 'toldAt'>

/** The day, whether by law, and its article. */
export function CopyDueCell({ lang, one: { rule, due, provisional, toldAt } }: { lang: Lang; one: Due }) {
  const t = tell(lang)
  if (toldAt === null) return <>—</>
  const limit = rule === null ? null : ruleOf(rule)
  const day = due === null ? t(words.noDay) : sayDay(lang, due)
  return (
    <>
      {provisional && due !== null
        ? `${day} ${lang === 'zh' ? `（${t(words.provisional)}）` : `(${t(words.provisional)})`}`
        : day}
      <br />
      <span class="quiet">
        {limit === null ? t(noArticle.ours) : labelled(lang, t(limitKind(limit)), t(citationText(limit.citation)))}
      </span>
    </>
  )
}

/** Chip of a recipient's standing. */
export function CopyChip({ lang, one }: { lang: Lang; one: Pick<HolderView, 'standing' | 'at' | 'urged'> }) {
  const t = tell(lang)
  return (
    <>
      <Chip tone={tones[one.standing]}>{t(words[one.standing])}</Chip>
      {one.at !== null && <> {sayInstant(lang, one.at)}</>}
      {one.urged && one.at === null && (
        <p class="quiet">
          {t(words.urged, { day: sayDay(lang, shanghaiDay(one.urged.at)), words: one.urged.words })}
          {one.urged.order &&
            t(words.urgedBy, { number: one.urged.order.number, due: sayDay(lang, one.urged.order.due) })}
        </p>
      )}
    </>
  )
}

const tones: Readonly<Record<HolderStanding, 'good' | 'warn' | 'late' | 'calm' | 'wait'>> = {
  open: 'warn',
  notGiven: 'wait',
  late: 'late',
  wrong: 'late',
  confirmed: 'good',
  confirmedLate: 'warn',
  superseded: 'calm',
  left: 'calm',
}
