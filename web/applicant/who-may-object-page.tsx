import type { PublicRecord } from '#records/publicity/masking.ts'
import { href, to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { type WayLink, WayLinks } from '../parts/way-links.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { mandates } from '../words/mandates.ts'
import { whoMayObject as words } from '../words/public.ts'

type Props = {
  readonly shell: Shell
  readonly record: PublicRecord
  /** Name of the reader. */
  readonly person: string
  /** True where the reader has own matters, so may take mandates. */
  readonly hasOwn: boolean
  /** Ways of the reader without a record. */
  readonly others: readonly WayLink[]
}

/** For readers who are neither subject nor agent. */
export function WhoMayObjectPage({ shell, record, person, hasOwn, others }: Props) {
  const t = tell(shell.lang)
  const { name } = record
  const back = paths.signIn(href(shell.lang, paths.objectRecord(record.id)))
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: paths.record(record.id), label: name }}>
      <h1>{t(words.title)}</h1>
      <p>{[name, record.documentNumber].filter((part) => part !== '').join(' · ')}</p>
      <p class="callout">{t(words.only, { name, person })}</p>
      <section class="block">
        <h2>{t(words.subject)}</h2>
        <p>{t(words.subjectText, { name })}</p>
        <p>
          <a class="button" href={to({ ...shell, lang: 'zh' }, back)}>
            {t(words.signIn)}
          </a>
        </p>
      </section>
      <section class="block">
        <h2>{t(words.agent)}</h2>
        <p>{t(hasOwn ? words.agentText : words.agentFirst, { name })}</p>
        {hasOwn && (
          <p>
            <a class="button second" href={to(shell, paths.claim)}>
              {t(mandates.claim)}
            </a>
          </p>
        )}
      </section>
      <section class="block">
        <h2>{t(words.others)}</h2>
        <p>{t(others.length > 0 ? words.othersText : words.othersFirst)}</p>
        {others.length > 0 && (
          <p>
            <WayLinks shell={shell} ways={others} />
          </p>
        )}
      </section>
    </Layout>
  )
}
