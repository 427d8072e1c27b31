import type { RecordView } from '#engine/views/view.ts'
import type { Day } from '#law/day.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayLastDay } from '../when.ts'
import { oneRecord as words } from '../words/my-credit.ts'

type Props = { readonly shell: Shell; readonly record: RecordView }
type Dated = { readonly name: string; readonly of?: string; readonly day: Day }

/** Days of a record together: publicity, repair, open cases. */
export function RecordDates({ shell, record }: Props) {
  const t = tell(shell.lang)
  const { shown, publicUntil, repair, openCases } = record
  const days: readonly Dated[] = [
    ...(shown && publicUntil ? [{ name: t(words.publicUntil), day: publicUntil }] : []),
    ...(repair.applyOn && !record.ended ? [{ name: t(words.applyOn), day: repair.applyOn }] : []),
    ...openCases.flatMap(({ title, standing }) =>
      standing?.due ? [{ name: t(standing.dueName ?? title), of: t(title), day: standing.due }] : [],
    ),
  ]
  if (days.length === 0) return null
  return (
    <section>
      <h2>{t(words.dates)}</h2>
      <dl class="days-beside">
        {days.map(({ name, of, day }) => (
          <div>
            <dt>{of ? `${of} · ${name}` : name}</dt>
            <dd>{day === openEnd ? sayLastDay(shell.lang, day) : sayDay(shell.lang, day)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
