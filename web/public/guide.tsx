import type { GuideView } from '#engine/views/guide-view.ts'
import { basisText } from '#law/basis-text.ts'
import { href, to } from '../link.ts'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import { sayFigures, sayLength } from '../say-length.ts'
import { hasOwn, type Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { guide as words } from '../words/guide.ts'
import { ways } from '../words/ways.ts'

type Props = { readonly shell: Shell; readonly guide: GuideView }

/** 办事指南 on one page, from who may to whom to ask. */
export function Guide({ shell, guide }: Props) {
  const t = tell(shell.lang)
  const phone = shell.help?.phone ?? '12345'
  const start = { record: paths.myRecords, case: paths.myCases, nothing: paths.home } as const
  return (
    <>
      <SummaryList
        lines={[
          { name: t(words.who), value: <Who shell={shell} guide={guide} /> },
          ...(guide.begins === null ? [] : [{ name: t(words.needs), value: <Needs shell={shell} guide={guide} /> }]),
          { name: t(words.cost), value: t(words.free) },
          { name: t(guide.reference ? words.timeOnly : words.time), value: <Time shell={shell} guide={guide} /> },
          { name: t(words.outcome), value: t(guide.outcome) },
          { name: t(words.remedies), value: t(guide.isReviewed ? words.reviewedText : words.remediesText) },
          { name: t(words.phone), value: <a href={`tel:${phone}`}>{phone}</a> },
        ]}
      />
      {guide.begins && hasOwn(shell) && (
        <p>
          <a class="button" href={startOf(shell, start[guide.begins])}>
            {t(words.start[guide.begins])}
          </a>
        </p>
      )}
      <h2>{t(words.steps)}</h2>
      <ol class="steps">
        {guide.steps.map(({ name, next }) => (
          <li key={name.zh}>
            <strong>{t(name)}</strong>
            <p>{t(next)}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

/** One's own pages are behind the sign-in. */
const startOf = (shell: Shell, path: string) =>
  to(shell, shell.person || path === paths.home ? path : paths.signIn(href(shell.lang, path)))

function Who({ shell, guide }: Props) {
  const t = tell(shell.lang)
  if (guide.ways.length === 0) return <>{t(words.byOffice)}</>
  return (
    <ul class="plain">
      {guide.ways.map(({ name, lead, open }) => (
        <li key={name.zh}>
          <strong>
            {open && hasOwn(shell) ? <a href={startOf(shell, paths.apply(open, ''))}>{t(name)}</a> : t(name)}
          </strong>
          <br />
          {sayFigures(shell.lang, lead)}
        </li>
      ))}
    </ul>
  )
}

function Needs({ shell, guide: { atCounter, files, hasCommitment } }: Props) {
  const t = tell(shell.lang)
  return (
    <ul class="plain">
      <li>{t(atCounter ? words.signInOrCounter : words.signIn)}</li>
      {files && <li>{t(files === 'any' ? ways.evidenceLead : files)}</li>}
      {hasCommitment && <li>{t(words.commitment)}</li>}
    </ul>
  )
}

function Time({ shell, guide: { statutory, reference } }: Props) {
  const t = tell(shell.lang)
  return (
    <ul class="plain">
      {statutory.length === 0 && <li>{t(words.noStatutory)}</li>}
      {[...statutory, ...(reference ? [reference] : [])].map(({ name, limit }) => (
        <li key={limit.id}>
          {t(name)} · <strong>{sayLength(shell.lang, limit)}</strong> <small>{t(basisText(limit))}</small>
        </li>
      ))}
    </ul>
  )
}
