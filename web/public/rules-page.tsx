import type { Lang } from '#engine/store/person.ts'
import { basisText } from '#law/basis-text.ts'
import type { Calendar } from '#law/calendar.ts'
import { publishedYears } from '#law/china.ts'
import { type Day, serialOf } from '#law/day.ts'
import { openQuestions, settledText } from '#law/open-questions.ts'
import { ruleSetVersion, rules } from '#law/rules.ts'
import { editionText } from '#law/source.ts'
import { type Extension, lengthOf, limitKind, type TimeLimit } from '#law/time-limit.ts'
import { to } from '../link.ts'
import { Fold } from '../parts/fold.tsx'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { sayFigure, sayLength } from '../say-length.ts'
import type { Shell } from '../shell.ts'
import { labelled, type Tell, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { parties, rulesPage as words } from '../words/law.ts'
import { LawSources } from './law-sources.tsx'

type Props = {
  readonly shell: Shell
  readonly calendar: Calendar
  readonly today: Day
  /** Answers of this deployment to open questions, by flag. */
  readonly flags: Readonly<Record<string, string | number | boolean>>
  /** Lengths of the city's own targets that two set, by row. */
  readonly targets: Readonly<Record<string, number>>
}

/** Basis of computed dates: rules, notices, open questions. */
export function RulesPage({ shell, calendar, today, flags, targets }: Props) {
  const t = tell(shell.lang)
  const versions = { rules: ruleSetVersion, calendar: calendar.version }
  return (
    <Layout shell={shell} title={t(words.title)} wide>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead, versions)}</p>
      <p>
        {t(words.statusNote)} <a href={to(shell, paths.deadline)}>{t(words.toCalculator)}</a>
      </p>
      {[...Map.groupBy(rules, ({ procedure }) => t(procedure))].map(([name, of]) => (
        <Group {...{ shell, name, of, today, targets }} />
      ))}
      <Years shell={shell} calendar={calendar} />
      <LawSources shell={shell} />
      <Questions shell={shell} flags={flags} />
    </Layout>
  )
}

type GroupProps = {
  readonly shell: Shell
  readonly name: string
  readonly of: readonly TimeLimit[]
  readonly today: Day
  readonly targets: Props['targets']
}

function Group({ shell, name, of, today, targets }: GroupProps) {
  const t = tell(shell.lang)
  const columns = [words.limit, words.owes, words.length, words.from, words.pause, words.basis, words.standing]
  return (
    <Fold title={name} n={of.length}>
      <Table
        caption={name}
        columns={columns.map((one) => t(one))}
        rows={of.map((limit) => [
          <>
            {t(limit.step)} <span class="quiet">{limit.id}</span>
          </>,
          t(parties[limit.owes]),
          figuresOf(shell, limit, targets[limit.id]),
          t(limit.start),
          moving(shell.lang, limit),
          <Basis t={t} limit={limit} today={today} />,
          <Standing t={t} limit={limit} />,
        ])}
        empty=""
        whole
      />
    </Fold>
  )
}

/** The city's own target stands first, beside that of the release. */
const figuresOf = ({ lang }: Shell, limit: TimeLimit, own: number | undefined) => (
  <>
    {own === undefined ? sayLength(lang, limit) : <Own lang={lang} limit={limit} n={own} />}
    {limit.variants.map(({ when, length }) => (
      <p class="quiet">{labelled(lang, tell(lang)(when), sayFigure(lang, length))}</p>
    ))}
  </>
)

function Own({ lang, limit, n }: { readonly lang: Lang; readonly limit: TimeLimit; readonly n: number }) {
  const t = tell(lang)
  const usual = lengthOf(limit)
  return (
    <>
      <strong>{usual && sayFigure(lang, { ...usual, n })}</strong>
      <p class="quiet">{t(words.cityTarget, { n: sayLength(lang, limit) })}</p>
    </>
  )
}

function moving(lang: Lang, { pause, restart, extension }: TimeLimit): string {
  const t = tell(lang)
  const more = extension && (extension.n === null ? t(extension) : t(words.extended, lengthened(lang, extension)))
  return [pause && t(pause), restart && t(restart), more].filter(Boolean).join(' · ') || '—'
}

const lengthened = (lang: Lang, { zh, en, unit, n }: Extension) => ({
  why: { zh, en }[lang],
  n: sayFigure(lang, { unit, n: n ?? 0, as: 'act' }),
})

/** Of what was once applied, the edition of its own days. */
function Basis({ t, limit, today }: { readonly t: Tell; readonly limit: TimeLimit; readonly today: Day }) {
  const { citation, dates } = limit
  return (
    <>
      {t(basisText(limit))}
      {citation !== '' && <p class="quiet">{t(editionText(citation, dates?.until ?? today))}</p>}
    </>
  )
}

function Standing({ t, limit }: { t: Tell; limit: TimeLimit }) {
  const { citation, textStatus, useStatus, force, informative, verifiedBy } = limit
  // Our own targets have no text to be read.
  const isOurs = citation === '' && !informative
  return (
    <>
      {t(limitKind(limit))} · {t(words[force])}
      <p class="quiet">
        {!isOurs && `${t(words.text)} ${t(words[textStatus])} · ${t(words.use)} ${t(words[useStatus])}`}
        {informative && ` · ${t(words.informative)}`}
        {verifiedBy !== '' && ` · ${t(words.checked, { who: verifiedBy })}`}
      </p>
    </>
  )
}

function Years({ shell, calendar }: { shell: Shell; calendar: Calendar }) {
  const t = tell(shell.lang)
  const { lastYear, provisionalFrom, lastDay } = calendar
  const working = (year: number) =>
    calendar.workingDaysUpTo(serialOf(`${year}-12-31`)) - calendar.workingDaysUpTo(serialOf(`${year - 1}-12-31`))
  return (
    <Fold title={t(words.years)} n={publishedYears.length}>
      <p>
        {t(words.estimate, {
          year: lastYear + 1,
          from: sayDay(shell.lang, provisionalFrom),
          to: sayDay(shell.lang, lastDay),
        })}
      </p>
      <Table
        caption={t(words.years)}
        columns={[words.year, words.notice, words.days, words.off, words.worked].map((one) => t(one))}
        rows={publishedYears
          .toReversed()
          .map(({ year, notice, off, worked }) => [
            String(year),
            <Notice shell={shell} notice={notice} />,
            String(working(year)),
            off
              .map(({ from, to: last }) =>
                from === last ? short(shell.lang, from) : `${short(shell.lang, from)}–${short(shell.lang, last)}`,
              )
              .join(t(words.comma)),
            worked.map(({ day }) => short(shell.lang, day)).join(t(words.comma)) || '—',
          ])}
        empty=""
        whole
      />
    </Fold>
  )
}

/** The year stands in its own column. */
const short = (lang: Lang, day: Day): string => sayDay(lang, day).replace(/^\d+年| \d+$/, '')

function Notice({ shell, notice }: { shell: Shell; notice: (typeof publishedYears)[number]['notice'] }) {
  const t = tell(shell.lang)
  const [url] = notice.urls
  const name = [notice.number, notice.issuedOn && t(words.issued, { day: sayDay(shell.lang, notice.issuedOn) })]
  const text = name.filter(Boolean).join(' ') || t(words.notice)
  return url ? <a href={url}>{text}</a> : text
}

function Questions({ shell, flags }: { shell: Shell; flags: Props['flags'] }) {
  const t = tell(shell.lang)
  return (
    <Fold title={t(words.questions)} n={openQuestions.length}>
      <p>{t(words.questionsNote)}</p>
      <Table
        caption={t(words.questions)}
        columns={[words.flag, words.question, words.untilSettled, words.setting].map((one) => t(one))}
        rows={openQuestions.map((one) => [
          one.id,
          t(one.question),
          t(one.untilSettled),
          t(settledText(one, flags[one.id])),
        ])}
        empty=""
        whole
      />
    </Fold>
  )
}
