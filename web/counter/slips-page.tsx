import type { Paged } from '#engine/store/paged.ts'
import type { Day } from '#law/day.ts'
import { formState } from '../form.ts'
import { to } from '../link.ts'
import { Select } from '../parts/form/choice.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { counter as words } from '../words/staff/counter.ts'

export type Slip = { readonly id: string; readonly number: string; readonly at: number; readonly text: string }
type Props = {
  readonly shell: Shell
  readonly day: Day
  /** Days to choose from, newest first. */
  readonly days: readonly Day[]
  readonly slips: Paged<Slip>
}

/** Notices of a day, large, to print and hand over. */
export function SlipsPage({ shell, day, days, slips }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(words.slipsOf, { day: sayDay(lang, day) })
  return (
    <Layout shell={shell} title={title} back={{ path: paths.counter, label: t(words.title) }}>
      <h1>{title}</h1>
      <p class="lead">{t(words.slipsLead)}</p>
      <form method="get" action={to(shell, paths.slips)} class="narrow">
        <Select
          form={formState(lang, {})}
          name="day"
          label={t(words.slipsDay)}
          value={day}
          options={days.map((one) => ({ value: one, label: sayDay(lang, one) }))}
        />
        <button type="submit">{t(words.slipsShow)}</button>
      </form>
      <PageOf shell={shell} of={slips}>
        {(items) =>
          items.length === 0 ? (
            <p class="empty">{t(words.slipsNone)}</p>
          ) : (
            <>
              <p class="quiet">{t(words.slipsPrint)}</p>
              {items.map((one) => (
                <section class="aloud" key={one.id}>
                  <h2>{one.number}</h2>
                  <p class="text">{one.text}</p>
                  <p class="quiet">
                    {t(words.slipAt)} {sayInstant(lang, one.at)}
                  </p>
                </section>
              ))}
            </>
          )
        }
      </PageOf>
    </Layout>
  )
}
