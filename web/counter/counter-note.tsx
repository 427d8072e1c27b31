import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import type { Day } from '#law/day.ts'
import { SummaryList } from '../parts/summary-list.tsx'
import { documentKinds } from '../read-identity.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { identity } from '../words/mandates.ts'
import { counter as words } from '../words/staff/counter.ts'

/** Filing at a counter: receipt, confirmation, place of originals. */
export function CounterNote({
  lang,
  one,
}: {
  lang: Lang
  one: Pick<CaseView, 'counter' | 'files' | 'number' | 'identified'>
}) {
  const t = tell(lang)
  const { counter, files, identified } = one
  if (!counter) return null
  const nameOf = (key: string) => files.find((file) => file.key === key)?.name ?? ''
  const keepers = { applicant: t(words.keptByApplicant), counter: t(words.keptByCounter) }
  return (
    <SummaryList
      lines={[
        { name: t(words.received), value: `${sayDay(lang, counter.receivedOn)} · ${t(counter.unitName)}` },
        ...(isNumberedOn(one.number, counter.receivedOn)
          ? []
          : [{ name: t(words.entered), value: t(words.enteredNote, { day: sayDay(lang, counter.receivedOn) }) }]),
        ...(counter.ticket === undefined
          ? []
          : [
              {
                name: t(words.ticket),
                value: identified ? counter.ticket : t(words.statedNote, { ticket: counter.ticket }),
              },
            ]),
        ...(identified
          ? [
              {
                name: t(words.identified),
                value: [
                  t(words.identifiedBy, {
                    at: sayInstant(lang, identified.at),
                    kind: t(
                      identity[documentKinds.find((kind) => kind === identified.documentKind) ?? 'otherDocument'],
                    ),
                  }),
                  identified.note,
                ]
                  .filter(Boolean)
                  .join('\n'),
              },
            ]
          : []),
        { name: t(words.confirmed), value: t(words[counter.confirmed]) },
        ...(counter.papers.length === 0
          ? []
          : [
              {
                name: t(words.papers),
                value: counter.papers.map(({ key, keeper }) => `${nameOf(key)}：${keepers[keeper]}`).join('\n'),
              },
            ]),
      ]}
    />
  )
}

/** Earlier paper was received on another day than its number's. */
const isNumberedOn = (number: string, day: Day) => number.split('-')[1] === day.replaceAll('-', '')
