import type { Lang } from '#engine/store/person.ts'
import { basisText } from '#law/basis-text.ts'
import type { ExplainedDay, Explanation } from '#law/explain.ts'
import { sayLength } from '#web/say-length.ts'
import { tell } from '#web/tell.ts'
import { sayDueDay } from '#web/when.ts'
import { explanation as words } from '#web/words/explanation.ts'

/** Day by day, with reasons, article and calendar. */
export function ClockExplanation({ lang, explanation }: { lang: Lang; explanation: Explanation }) {
  const t = tell(lang)
  const { limit, rows, calendarVersion, ruleSetVersion, extendedBy } = explanation
  return (
    <>
      <p class="quiet">
        {t(basisText(limit))} · {sayLength(lang, limit)}
        {extendedBy > 0 && ` · ${t(words.extended, { n: extendedBy })}`}
      </p>
      <DayList lang={lang} rows={rows} />
      <p class="quiet">
        {noticesOf(rows)} {t(words.versions, { calendar: calendarVersion, rules: ruleSetVersion })}
      </p>
    </>
  )
}

/** The holiday notices that moved something. */
export const noticesOf = (rows: readonly ExplainedDay[]): string =>
  [...new Set(rows.flatMap(({ notice }) => notice?.number ?? []))].join(' · ')

/** Days that matter to a limit, with reasons. */
export function DayList({ lang, rows }: { lang: Lang; rows: readonly ExplainedDay[] }) {
  const t = tell(lang)
  return (
    <ol class="days">
      {rows.map((row) => (
        <li class={classOf(row)}>
          <span>{sayDueDay(lang, row.day)}</span>
          <span>
            {t(words[row.kind])}
            {row.name && ` · ${t(row.name)}`}
          </span>
          <span>{row.n}</span>
        </li>
      ))}
    </ol>
  )
}

function classOf({ kind, n }: ExplainedDay) {
  if (kind === 'due') return 'last'
  return n === undefined && kind !== 'start' ? 'off' : undefined
}
