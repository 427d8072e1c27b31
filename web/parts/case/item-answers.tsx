import type { Lang } from '#engine/store/person.ts'
import type { AnswerView, CaseView, ItemView } from '#engine/views/view.ts'
import { tell } from '#web/tell.ts'
import { item as words } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { Chip } from '../chip.tsx'
import { Diff } from '../diff.tsx'
import { sayValue } from '../said-money.ts'
import { SummaryList } from '../summary-list.tsx'

/** Disputed entries with ground, claim, and any answer. */
export function ItemAnswers({
  lang,
  items,
  proposed = false,
  closed = false,
}: {
  lang: Lang
  items: CaseView['items']
  /** Staff see proposals, and the applicant as another. */
  proposed?: boolean
  /** Then an entry without an answer will get none. */
  closed?: boolean
}) {
  return (
    <>
      {items.map((one) => (
        <ItemAnswer lang={lang} one={one} proposed={proposed} closed={closed} key={one.id} />
      ))}
    </>
  )
}

type Props = { lang: Lang; one: ItemView; proposed: boolean; closed: boolean }

function ItemAnswer({ lang, one, proposed, closed }: Props) {
  const t = tell(lang)
  const answer = one.answer ?? (proposed ? one.proposed : null)
  return (
    <article class="card">
      <h3>{one.fieldName ? t(one.fieldName) : t(words.whole)}</h3>
      <SummaryList
        close
        lines={[
          { name: t(words.ground), value: t(one.groundName) },
          ...(one.field === null
            ? []
            : [
                {
                  name: t(one.answer ? words.shownThen : words.shown),
                  value: sayValue(lang, one.field, one.shown) || t(frame.empty),
                },
              ]),
          ...(one.claimed === ''
            ? []
            : [
                {
                  name: t(proposed ? words.claimed : words.claimedByYou),
                  value: sayValue(lang, one.field, one.claimed),
                },
              ]),
        ]}
      />
      {answer && <Answer lang={lang} one={one} answer={answer} />}
      {!answer && !closed && <p class="quiet">{t(words.pending)}</p>}
    </article>
  )
}

function Answer({ lang, one, answer }: { lang: Lang; one: ItemView; answer: AnswerView }) {
  const t = tell(lang)
  return (
    <>
      <p>
        <span class="label">{t(one.answer ? words.answer : words.proposed)}</span>
        <Chip tone={toneOf(answer.code)}>{t(answer.codeName)}</Chip>
      </p>
      {answer.value !== null && one.fieldName && (
        <Diff
          lang={lang}
          changes={[{ name: t(one.fieldName), before: one.shown, after: answer.value }]}
          made={one.answer !== null}
        />
      )}
      <SummaryList
        close
        lines={[
          { name: t(words.by), value: t(answer.unitName) },
          { name: t(words.checked), value: answer.documentChecked },
          { name: t(words.reason), value: answer.reason },
        ]}
      />
    </>
  )
}

function toneOf(code: string) {
  if (code === '05') return 'calm'
  return code === '06' ? 'warn' : 'good'
}
