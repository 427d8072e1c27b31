import type { Bilingual } from '#law/bilingual.ts'
import { Chip, type Tone } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { healthWords as words } from '../words/staff/admin.ts'

type HealthCheck = {
  readonly level: 'ok' | 'warning' | 'error'
  readonly what: Bilingual
  readonly remedy: Bilingual | null
}
type NightlyAudit = {
  readonly began: number
  readonly ended: number
  readonly rows: number
  readonly items: number
  readonly found: number
  readonly first: readonly Bilingual[]
}
type Props = {
  readonly shell: Shell
  readonly checks: readonly HealthCheck[]
  readonly last: NightlyAudit | null
  /** Items looked at so far, where one is under way. */
  readonly underWay: { readonly began: number; readonly items: number; readonly found: number } | null
}

const tones = { error: 'late', warning: 'warn' } as const satisfies Readonly<Record<string, Tone>>

/** Findings of `doctor`, and the last nightly audit. */
export function HealthPage({ shell, checks, last, underWay }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <Findings shell={shell} checks={checks} />
      <section class="block">
        <h2>{t(words.audit)}</h2>
        {last ? <Last shell={shell} last={last} /> : <p class="empty">{t(words.noAudit)}</p>}
        {underWay && (
          <p class="quiet">
            {t(words.underWay, {
              at: sayInstant(shell.lang, underWay.began),
              items: underWay.items,
              found: underWay.found,
            })}
          </p>
        )}
      </section>
    </Layout>
  )
}

/** What needs hands first; the rest folded. */
function Findings({ shell, checks }: Pick<Props, 'shell' | 'checks'>) {
  const t = tell(shell.lang)
  const sound = checks.filter(({ level }) => level === 'ok')
  const open = (['error', 'warning'] as const).flatMap((level) =>
    checks.filter((one) => one.level === level).map((one) => ({ ...one, level })),
  )
  return (
    <section class="block">
      <h2>{t(words.checks)}</h2>
      <Table
        caption={t(words.checks)}
        columns={[t(words.level), t(words.what), t(words.remedy)]}
        rows={open.map(({ level, what, remedy }) => [
          <Chip tone={tones[level]}>{t(words[level])}</Chip>,
          t(what),
          remedy === null ? '' : t(remedy),
        ])}
        empty={t(words.allSound)}
      />
      {sound.length > 0 && (
        <details>
          <summary>{t(words.sound, { n: sound.length })}</summary>
          <ul>
            {sound.map(({ what }) => (
              <li key={what.zh}>{t(what)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Last({ shell, last }: { readonly shell: Shell; readonly last: NightlyAudit }) {
  const t = tell(shell.lang)
  return (
    <>
      <SummaryList
        lines={[
          { name: t(words.began), value: sayInstant(shell.lang, last.began) },
          { name: t(words.ended), value: sayInstant(shell.lang, last.ended) },
          { name: t(words.looked), value: t(words.lookedAt, { rows: last.rows, items: last.items }) },
          { name: t(words.found), value: <strong>{last.found}</strong> },
        ]}
      />
      {last.first.length > 0 && (
        <ul>
          {last.first.map((one) => (
            <li>{t(one)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
