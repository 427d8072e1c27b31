import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, scopedState } from '../form.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { switchWords as words } from '../words/staff/admin.ts'

export type SwitchRow = {
  readonly id: string
  readonly name: Bilingual
  readonly meaning: Bilingual
  readonly unit: 'minutes' | 'hours' | 'times' | 'sessions' | 'yesNo'
  readonly now: number
  readonly default: number
  readonly least: number
  readonly most: number
}
type Props = FormInput & { readonly shell: Shell; readonly switches: readonly SwitchRow[]; readonly mayChange: boolean }

/** Switches of level protection with bounds. Scope: a switch's id. */
export function SwitchesPage({ shell, switches, mayChange, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {switches.map((one) => (
        <article class="card" key={one.id}>
          <h2>{t(one.name)}</h2>
          <p>{t(one.meaning)}</p>
          <SummaryList
            lines={[
              { name: t(words.now), value: <strong>{say(t, one, one.now)}</strong> },
              {
                name: t(words.bounds),
                value: one.unit === 'yesNo' ? `${t(words.no)} / ${t(words.yes)}` : `${one.least}–${one.most}`,
              },
              { name: t(words.default), value: say(t, one, one.default) },
            ]}
          />
          {mayChange && <Move shell={shell} one={one} input={input} />}
        </article>
      ))}
      <section class="block">
        <h2>{t(words.fixed)}</h2>
        <ul>
          {[words.passwords, words.logs].map((line) => (
            <li>{t(line)}</li>
          ))}
        </ul>
      </section>
    </Layout>
  )
}

function Move({ shell, one, input }: { shell: Shell; one: SwitchRow; input: FormInput }) {
  const t = tell(shell.lang)
  const form = scopedState(shell.lang, input, one.id)
  return (
    <details open={input.scope === one.id}>
      <summary>
        {t(words.changeIt)} <span class="hidden">{t(one.name)}</span>
      </summary>
      <PostForm shell={shell} path={paths.switches} button={t(words.save)} hidden={{ id: one.id }}>
        <TextField
          form={form}
          name="value"
          label={t(words.value)}
          value={String(one.now)}
          hint={one.unit === 'yesNo' ? `0 = ${t(words.no)}, 1 = ${t(words.yes)}` : `${one.least}–${one.most}`}
          keys="numeric"
          width="short"
        />
        <TextField form={form} name="reason" label={t(words.reason)} />
      </PostForm>
    </details>
  )
}

const say = (t: Tell, { unit }: SwitchRow, n: number): string =>
  unit === 'yesNo' ? t(n === 1 ? words.yes : words.no) : t(words[unit], { n })
