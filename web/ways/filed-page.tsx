import type { CaseSummary } from '#engine/views/view.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import { to } from '../link.ts'
import { factLines } from '../parts/facts.tsx'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import { sayNextDue } from '../say-next-due.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { cases } from '../words/case.ts'
import { ways as words } from '../words/ways.ts'

type Filed = CaseSummary & { readonly facts: readonly Fact[] }
type Props = { readonly shell: Shell; readonly cases: readonly Filed[] }

/** Cases under one signature: number, next date, receipt each. */
export function FiledPage({ shell, cases: filed }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.receipts)}>
      <h1>{t(words.receipts)}</h1>
      <p class="lead">{t(words.receiptsLead)}</p>
      {filed.map((one) =>
        filed.length > few ? (
          <details key={one.id}>
            <summary>
              {one.recordTitle || t(one.title)} <span class="quiet">{one.number}</span>
            </summary>
            <OneFiled shell={shell} one={one} />
          </details>
        ) : (
          <article class="card" key={one.id}>
            <h2>{one.recordTitle || t(one.title)}</h2>
            <OneFiled shell={shell} one={one} />
          </article>
        ),
      )}
    </Layout>
  )
}

/** Unfolded, 101 made 92 screens of a phone. */
const few = 5

function OneFiled({ shell, one }: { readonly shell: Shell; readonly one: Filed }) {
  const t = tell(shell.lang)
  return (
    <>
      <SummaryList
        lines={[
          { name: t(cases.number), value: one.number },
          { name: t(cases.holder), value: t(one.holderName) },
          ...(one.dueName ? [{ name: t(one.dueName), value: sayNextDue(shell.lang, one) }] : []),
          ...factLines(shell.lang, one.facts),
        ]}
      />
      <p>
        <a class="button second" href={to(shell, paths.receipt(one.id))}>
          {t(words.receipt)} <span class="hidden">{one.number}</span>
        </a>
      </p>
    </>
  )
}
