import type { Lang } from '#engine/store/person.ts'
import { basisText } from '#law/basis-text.ts'
import type { Figure } from '#law/calculate.ts'
import type { Day } from '#law/day.ts'
import type { Explanation } from '#law/explain.ts'
import { limitKind } from '#law/time-limit.ts'
import { type FormInput, type FormState, fieldId, formState } from '../form.ts'
import { to } from '../link.ts'
import { DayList, noticesOf } from '../parts/case/clock-explanation.tsx'
import { Chip } from '../parts/chip.tsx'
import { Radios } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { described, Field } from '../parts/form/field.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import { pauses } from '../read-deadline.ts'
import { sayFigure } from '../say-length.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayDueDay } from '../when.ts'
import { chips, clock } from '../words/case.ts'
import { explanation as explained } from '../words/explanation.ts'
import { frame } from '../words/frame.ts'
import { deadline as words } from '../words/law.ts'

type Props = FormInput & {
  readonly shell: Shell
  /** Limits to choose from, as they hold here. */
  readonly figures: readonly Figure[]
  /** Null before anything was asked. */
  readonly result: (Explanation & { readonly due: Day }) | null
}

/** Counts any limit or length in the open. */
export function DeadlinePage({ shell, figures, result, values, refusal }: Props) {
  const t = tell(shell.lang)
  const input = { values: values ?? {}, ...(refusal ? { refusal } : {}) }
  const form = formState(shell.lang, input)
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {result && <Result shell={shell} result={result} />}
      <form method="get" action={to(shell, paths.deadline)}>
        <RuleSelect form={form} figures={figures} />
        <TextField
          form={form}
          name="n"
          label={labelled(shell.lang, t(words.or), t(words.n))}
          keys="numeric"
          width="short"
        />
        <Radios
          form={form}
          name="unit"
          label={t(words.unit)}
          value="workingDays"
          options={(['workingDays', 'calendarDays', 'months', 'period'] as const).map((unit) => ({
            value: unit,
            label: t(words[unit]),
          }))}
        />
        <DayField form={form} name="start" label={t(words.start)} hint={t(words.startHint)} />
        <Pauses form={form} />
        <button type="submit">{t(words.button)}</button>
      </form>
      <p class="quiet">
        {t(words.note)} <a href={to(shell, paths.rules)}>{t(words.toRules)}</a>
      </p>
    </Layout>
  )
}

function RuleSelect({ form, figures }: { form: FormState; figures: readonly Figure[] }) {
  const t = tell(form.lang)
  const groups = Map.groupBy(figures, ({ limit }) => t(limit.procedure))
  const label = ({ limit, when, length }: Figure) =>
    `${t(limit.step)}${when ? ` · ${t(when)}` : ''}${bracketed(form.lang, sayFigure(form.lang, length))}`
  return (
    <Field form={form} name="rule" label={t(words.rule)}>
      <select id={fieldId(form, 'rule')} name="rule" {...described({ form, name: 'rule' })}>
        <option value="">{t(frame.choose)}</option>
        {[...groups].map(([group, of]) => (
          <optgroup label={group}>
            {of.map((figure) => (
              <option value={figure.id} selected={form.values['rule'] === figure.id}>
                {label(figure)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

function Pauses({ form }: { form: FormState }) {
  const t = tell(form.lang)
  const used = Object.entries(form.values).some(([name, value]) => name.startsWith('pause') && value !== '')
  return (
    <details open={used}>
      <summary>{t(words.pauses)}</summary>
      {pauses.map((n) => (
        <>
          <DayField form={form} name={`pause${n}from`} label={t(words.pauseFrom, { n })} hint={t(words.pauseHint)} />
          <DayField form={form} name={`pause${n}to`} label={t(words.pauseTo, { n })} />
        </>
      ))}
    </details>
  )
}

function Result({ shell: { lang }, result }: { shell: Shell; result: NonNullable<Props['result']> }) {
  const t = tell(lang)
  const { limit, length, due, provisional, rows, calendarVersion, ruleSetVersion } = result
  const isOwn = limit.id === 'own'
  const basis = isOwn ? t(words.own) : t(basisText(limit))
  return (
    <section class="block" aria-labelledby="result">
      <h2 id="result">{t(words.result)}</h2>
      <div class="clock">
        <h3>
          {isOwn ? '' : `${t(limit.step)} · `}
          {sayFigure(lang, length)} {provisional && <Chip tone="warn">{t(chips.provisional)}</Chip>}
        </h3>
        <p class="date">
          <time dateTime={due}>{sayDueDay(lang, due)}</time>
        </p>
        <p>{t(length.as === 'period' ? words.lastOfPeriod : words.until)}</p>
        <p class="quiet">
          {isOwn ? '' : `${t(limitKind(limit))} · `}
          {basis}
        </p>
        {provisional && <p class="notice">{t(clock.provisional)}</p>}
      </div>
      <h3>{t(words.dayByDay)}</h3>
      <DayList lang={lang} rows={rows} />
      <p class="quiet">
        {noticesOf(rows)} {t(explained.versions, { calendar: calendarVersion, rules: ruleSetVersion })}
      </p>
    </section>
  )
}

const bracketed = (lang: Lang, said: string) => (lang === 'zh' ? `（${said}）` : ` (${said})`)
