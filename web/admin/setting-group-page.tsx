import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, type FormState, formState, scopedState } from '../form.ts'
import { to } from '../link.ts'
import { Radios, Select } from '../parts/form/choice.tsx'
import { TextArea, TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { settings as words } from '../words/staff/settings.ts'

type Choice = { readonly value: string | number | boolean; readonly name: Bilingual }
export type SettingNow = {
  readonly id: string
  readonly name: Bilingual
  readonly meaning: Bilingual | null
  readonly shape:
    | { readonly kind: 'choice'; readonly of: readonly Choice[]; readonly none: Bilingual | null }
    | { readonly kind: 'whole'; readonly least: number; readonly most: number }
    | { readonly kind: 'line'; readonly most: number; readonly long?: true }
  readonly said: Bilingual
  /** Value in force, as it would be typed. */
  readonly typed: string
}
/** Settings that go by one form; without a title, one alone. */
export type SettingCard = {
  readonly card: string
  readonly title: Bilingual
  readonly settings: readonly SettingNow[]
}
type Page = FormInput & {
  readonly shell: Shell
  readonly title: Bilingual
  readonly path: string
  readonly back: { readonly path: string; readonly name: Bilingual }
  readonly cards: readonly SettingCard[]
  readonly mayPropose: boolean
  /** A county can be added beside those that there are. */
  readonly hasNew?: boolean
}

/** Names the form of a new county. */
export const newCard = 'new'

/** One part of the settings, each card with its form. */
export function SettingGroupPage({ shell, title, path, back, cards, mayPropose, hasNew = false, ...input }: Page) {
  const t = tell(shell.lang)
  const names = Object.fromEntries(cards.flatMap(({ settings }) => settings.map(({ id, name }) => [id, t(name)])))
  const own = { code: t(words.countyCode), nameZh: t(words.countyZh), nameEn: t(words.countyEn) }
  const labels = { ...names, ...(hasNew && own), reason: t(words.reason) }
  return (
    <Layout shell={shell} title={t(title)} form={{ ...input, labels }} back={{ path: back.path, label: t(back.name) }}>
      <h1>{t(title)}</h1>
      <p class="lead">{t(words.groupLead)}</p>
      {cards.map((one) => {
        const inside = (
          <>
            <SummaryList lines={one.settings.map((setting) => lineOf(shell, one, setting))} />
            {mayPropose && <Propose shell={shell} path={path} one={one} input={{ ...input, labels }} />}
          </>
        )
        return cards.length > few ? (
          <details key={one.card} open={input.scope === one.card}>
            <summary>
              {t(one.title)} <span class="quiet">{shortly(shell, one)}</span>
            </summary>
            {inside}
          </details>
        ) : (
          <article class="card" key={one.card}>
            <h2>{t(one.title)}</h2>
            {inside}
          </article>
        )
      })}
      {hasNew && mayPropose && <NewCounty shell={shell} path={path} input={{ ...input, labels }} />}
    </Layout>
  )
}

type New = {
  readonly shell: Shell
  readonly path: string
  readonly input: FormInput
}

function NewCounty({ shell, path, input }: New) {
  const t = tell(shell.lang)
  const form = scopedState(shell.lang, input, newCard)
  return (
    <section class="block">
      <h2>{t(words.newCounty)}</h2>
      <PostForm shell={shell} path={path} button={t(words.send)} hidden={{ card: newCard }}>
        <TextField form={form} name="code" hint={t(words.areaHint)} keys="numeric" width="short" />
        <TextField form={form} name="nameZh" />
        <TextField form={form} name="nameEn" />
        <TextField form={form} name="reason" />
      </PostForm>
    </section>
  )
}

/** Cards that a reader sees at once; more are folded. */
const few = 8

/** What a folded card says: its one value, unless a text. */
function shortly(shell: Shell, { settings }: SettingCard): string {
  const [only] = settings
  return settings.length === 1 && only && only.shape.kind !== 'line' ? tell(shell.lang)(only.said) : ''
}

function lineOf(
  shell: Shell,
  { settings }: SettingCard,
  { name, meaning, shape, said }: Pick<SettingNow, 'name' | 'meaning' | 'shape' | 'said'>,
) {
  const t = tell(shell.lang)
  const bounds = shape.kind === 'whole' && t(words.bounds, { least: shape.least, most: shape.most })
  const hint = [meaning && t(meaning), bounds].filter(Boolean).join(' ')
  return {
    name: settings.length === 1 ? t(words.now) : t(name),
    value: (
      <>
        <strong>{t(said)}</strong>
        {hint !== '' && <div class="quiet">{hint}</div>}
      </>
    ),
  }
}

type Form = { readonly shell: Shell; readonly path: string; readonly one: SettingCard; readonly input: FormInput }

function Propose({ shell, path, one, input }: Form) {
  const t = tell(shell.lang)
  const form = scopedState(shell.lang, input, one.card)
  return (
    <details open={input.scope === one.card}>
      <summary>
        {t(words.propose)} <span class="hidden">{t(one.title)}</span>
      </summary>
      <PostForm shell={shell} path={path} button={t(words.send)} hidden={{ card: one.card }}>
        {one.settings.map((setting) => (
          <Value form={form} setting={setting} />
        ))}
        <TextField form={form} name="reason" />
      </PostForm>
    </details>
  )
}

function Value({ form, setting: { id, name, shape, typed } }: { form: FormState; setting: SettingNow }) {
  const t = tell(form.lang)
  const field = { form, name: id, label: t(name), value: typed }
  if (shape.kind === 'whole')
    return (
      <TextField
        {...field}
        keys="numeric"
        width="short"
        hint={t(words.bounds, { least: shape.least, most: shape.most })}
      />
    )
  if (shape.kind === 'line')
    return shape.long ? <TextArea {...field} limit={shape.most} rows={3} /> : <TextField {...field} />
  const options = shape.of.map(({ value, name: label }) => ({ value: String(value), label: t(label) }))
  if (options.length > 6) return <Select {...field} options={options} blank={t(shape.none ?? words.choose)} />
  return <Radios {...field} options={[...(shape.none ? [{ value: '', label: t(shape.none) }] : []), ...options]} />
}

type Units = FormInput & {
  readonly shell: Shell
  readonly title: Bilingual
  readonly units: Paged<{ readonly id: string; readonly name: Bilingual; readonly contact: string }>
  readonly mayPropose: boolean
  /** Counties that there are, with the city; null: any code. */
  readonly areas: readonly { readonly value: string; readonly name: Bilingual }[] | null
  /** Names of what a new unit’s entry says. */
  readonly names: Readonly<Record<'nameZh' | 'nameEn' | 'areaCode' | 'level', Bilingual>> & {
    readonly levels: Readonly<Record<'city' | 'county' | 'vertical', Bilingual>>
  }
}

/** Units of the directory, each with its form, and a new one. */
export function SettingUnitsPage({ shell, title, units, mayPropose, names, areas, ...input }: Units) {
  const t = tell(shell.lang)
  const labels = {
    ...{ id: t(words.sign), nameZh: t(names.nameZh), nameEn: t(names.nameEn) },
    ...{ area: t(names.areaCode), level: t(names.level), reason: t(words.reason) },
  }
  const form = formState(shell.lang, { ...input, labels })
  const levels = (['city', 'county', 'vertical'] as const).map((value) => ({
    value,
    label: t(names.levels[value]),
  }))
  return (
    <Layout
      shell={shell}
      title={t(title)}
      form={{ ...input, labels }}
      wide
      back={{ path: paths.settings, label: t(words.title) }}
    >
      <h1>{t(title)}</h1>
      <p class="lead">{t(words.groupLead)}</p>
      <PagedTable
        shell={shell}
        of={units}
        caption={t(words.units)}
        columns={[words.unit, words.contact]}
        row={({ id, name, contact }) => [<a href={to(shell, paths.settingUnit(id))}>{t(name)}</a>, contact]}
        empty="—"
      />
      {mayPropose && (
        <section class="block">
          <h2>{t(words.newUnit)}</h2>
          <p>{t(words.newUnitLead)}</p>
          <PostForm shell={shell} path={paths.settingGroup('directory')} button={t(words.send)}>
            <TextField form={form} name="id" hint={t(words.signHint)} width="short" />
            <TextField form={form} name="nameZh" />
            <TextField form={form} name="nameEn" optional />
            {areas ? (
              <Select
                form={form}
                name="area"
                options={areas.map(({ value, name }) => ({ value, label: `${t(name)} ${value}` }))}
                blank={t(words.choose)}
              />
            ) : (
              <TextField form={form} name="area" hint={t(words.areaHint)} width="short" />
            )}
            <Radios form={form} name="level" options={levels} />
            <TextField form={form} name="reason" />
          </PostForm>
        </section>
      )}
    </Layout>
  )
}
