import type { Paged } from '#engine/store/paged.ts'
import type { HolderView } from '#engine/views/holders-view.ts'
import { to } from '../link.ts'
import { CopyChip, CopyDueCell } from '../parts/case/holders-table.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { copies, repair, measures as words } from '../words/repair.ts'
import { desk } from '../words/staff/staff.ts'

export type MeasureRow = HolderView & {
  readonly record: string
  /** The case and the unit. */
  readonly of: string
  readonly title: string
}

type Props = { readonly shell: Shell; readonly rows: Paged<MeasureRow>; readonly done?: number }

/** Measures that a unit must lift, oldest first. Names: `row.` and `except.` with record, case and unit. */
export function MeasuresPage({ shell, rows, done = 0 }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} wide back={{ path: paths.desk, label: t(desk.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {done > 0 && (
        <p class="callout good" role="status">
          {t(words.done, { n: done })}
        </p>
      )}
      <PageOf shell={shell} of={rows}>
        {(items) =>
          items.length === 0 ? (
            <p class="empty">{t(words.none)}</p>
          ) : (
            <PostForm
              shell={shell}
              path={paths.measures}
              button={t(words.rest)}
              hidden={Object.fromEntries(items.map(shown))}
            >
              <p>{t(words.restLead)}</p>
              <Rows shell={shell} items={items} />
            </PostForm>
          )
        }
      </PageOf>
    </Layout>
  )
}

const shown = ({ record, of }: MeasureRow) => [`row.${record}.${of}`, 'on'] as const

function Rows({ shell, items }: { readonly shell: Shell; readonly items: readonly MeasureRow[] }) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Table
      caption={t(words.title)}
      columns={[words.record, words.note, repair.told, copies.due, copies.word].map((name) => t(name))}
      rows={items.map((one) => [
        one.title,
        (one.measures ?? []).map((name) => <div>{t(name)}</div>),
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
          <button type="submit" class="second" formAction={to(shell, paths.liftMeasures(one.record, one.of))}>
            {t(words.confirm)}
            <span class="hidden">{one.title}</span>
          </button>
        </>,
      ])}
      empty=""
    />
  )
}
