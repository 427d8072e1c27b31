import type { Paged } from '#engine/store/paged.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { CopyChip, CopyDueCell, ToSettle } from '../parts/case/holders-table.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { copies, followUps, repair, measures as words } from '../words/repair.ts'
import { desk } from '../words/staff/staff.ts'

export type MeasureRow = HolderView & {
  readonly record: string
  /** The case and the unit. */
  readonly of: string
  readonly title: string
}

type Props = FormInput & { readonly shell: Shell; readonly rows: Paged<MeasureRow>; readonly done?: number }

/** Measures to lift and things to settle, oldest first. */
export function MeasuresPage({ shell, rows, done = 0, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={input} wide back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {done > 0 && (
        <p class="callout good" role="status">
          {t(words.done, { n: done })}
        </p>
      )}
      <PageOf shell={shell} of={rows}>
        {(items) => {
          const crimes = items.filter(({ what }) => what === 'crime')
          const others = items.filter(({ what }) => what !== 'crime')
          return (
            <>
              {items.length === 0 && <p class="empty">{t(words.none)}</p>}
              {others.length > 0 && (
                <PostForm
                  shell={shell}
                  path={paths.measures}
                  button={t(words.rest)}
                  hidden={Object.fromEntries(others.map(shown))}
                >
                  <p>{t(words.restLead)}</p>
                  <Rows shell={shell} items={others} />
                </PostForm>
              )}
              {crimes.length > 0 && <Crimes shell={shell} items={crimes} input={input} />}
            </>
          )
        }}
      </PageOf>
    </Layout>
  )
}

type CrimesProps = { readonly shell: Shell; readonly items: readonly MeasureRow[]; readonly input: FormInput }

/** Each says what came of a suspected crime. */
function Crimes({ shell, items, input }: CrimesProps) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <section class="block">
      <h2>{t(followUps.title)}</h2>
      <p>{t(followUps.lead)}</p>
      {items.map((one) => {
        const name = `note.${one.record}.${one.of}`
        const form = formState(lang, { ...input, labels: { [name]: t(followUps.note) } })
        return (
          <section class="card">
            <h3>{one.title}</h3>
            <p>
              {t(copies.due)} <CopyDueCell lang={lang} one={one} />
              {one.standing !== 'open' && <CopyChip lang={lang} one={one} />}
            </p>
            <form method="post" action={to(shell, paths.liftMeasures(one.record, one.of))} data-once>
              <input type="hidden" name="csrf" value={shell.csrf} />
              <TextField form={form} name={name} label={t(followUps.note)} />
              <p class="row">
                {(['none', 'handed'] as const).map((outcome) => (
                  <button type="submit" class="second" name="outcome" value={outcome}>
                    {t(followUps[outcome])}
                  </button>
                ))}
              </p>
            </form>
          </section>
        )
      })}
    </section>
  )
}

const shown = ({ record, of }: MeasureRow) => [`row.${record}.${of}`, 'on'] as const

function Rows({ shell, items }: { readonly shell: Shell; readonly items: readonly MeasureRow[] }) {
  const { lang } = shell
  const t = tell(lang)
  const said = ({ what }: MeasureRow) => t(what === 'measures' ? words.confirm : followUps.decided)
  return (
    <Table
      caption={t(words.title)}
      columns={[words.record, words.note, repair.told, copies.due, copies.word].map((name) => t(name))}
      rows={items.map((one) => [
        one.title,
        <ToSettle lang={lang} one={one} />,
        one.toldAt === null ? '—' : sayInstant(lang, one.toldAt),
        <>
          <CopyDueCell lang={lang} one={one} />
          {one.standing !== 'open' && <CopyChip lang={lang} one={one} />}
        </>,
        <>
          <div class="pick">
            <input
              type="checkbox"
              id={`except-${one.record}-${one.of}`}
              name={`except.${one.record}.${one.of}`}
              value="on"
            />
            <label for={`except-${one.record}-${one.of}`}>
              {t(words.except)}
              <span class="hidden">{one.title}</span>
            </label>
          </div>
          <button
            type="submit"
            class="second"
            formAction={to(shell, paths.liftMeasures(one.record, one.of))}
            aria-label={`${said(one)} ${one.title}`}
          >
            {said(one)}
          </button>
        </>,
      ])}
      empty=""
    />
  )
}
