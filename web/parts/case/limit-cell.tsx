import type { Lang } from '#engine/store/person.ts'
import type { CaseSummary } from '#engine/views/view.ts'
import { tell } from '#web/tell.ts'
import { sayDay } from '#web/when.ts'
import { clock as words } from '#web/words/case.ts'

type Props = { readonly lang: Lang; readonly one: CaseSummary; readonly withParty?: boolean }

/** Limit of a row: 法定时限 or 参考时限, its party, other limits. */
export function LimitCell({ lang, one, withParty = false }: Props) {
  const t = tell(lang)
  if (one.dueName === null) return null
  const kind = (statutory: boolean) => t(statutory ? words.statutory : words.reference)
  return (
    <>
      {t(one.dueName)} · {kind(one.statutory === true)}
      {withParty && one.owedByName && (
        <span class="more">
          <br />
          {t(words.owedBy, { who: t(one.owedByName) })}
        </span>
      )}
      {one.beside.map(({ name, due, statutory, optional }) => (
        <span class="quiet more">
          <br />
          {t(optional ? words.besideChoice : words.besideDuty, {
            name: t(name),
            day: sayDay(lang, due),
            kind: kind(statutory),
          })}
        </span>
      ))}
    </>
  )
}
