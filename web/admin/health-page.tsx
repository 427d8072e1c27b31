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

const tones: Readonly<Record<HealthCheck['level'], Tone>> = { ok: 'good', warning: 'warn', error: 'late' }

/** Findings of `doctor`, and the last nightly audit. */
export function HealthPage({ shell, checks, last, underWay }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
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
      <section class="block">
        <h2>{t(words.checks)}</h2>
        <Table
          caption={t(words.checks)}
          columns={[t(words.level), t(words.what), t(words.remedy)]}
          rows={checks.map(({ level, what, remedy }) => [
            <Chip tone={tones[level]}>{t(words[level])}</Chip>,
            t(what),
            level === 'ok' || remedy === null ? '' : t(remedy),
          ])}
          empty={t(words.ok)}
        />
      </section>
    </Layout>
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
