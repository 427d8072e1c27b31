import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { redactionMark } from '#records/publicity/masking.ts'
import type { PublicNotice } from '#workflows/contract/public-notice.ts'
import { Layout } from '../parts/layout.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { noticeWords as words } from '../words/notices.ts'

export type PublishedNotice = Pick<PublicNotice, 'kind' | 'text' | 'publicUntil'> & {
  readonly id: string
  readonly unit: Bilingual
  readonly on: Day
}

/** A static page: one public notice, whole. */
export function NoticePage({ shell, notice }: { shell: Shell; notice: PublishedNotice }) {
  const { lang } = shell
  const t = tell(lang)
  const title = t(words[notice.kind])
  return (
    <Layout shell={shell} title={title} unindexed back={{ path: paths.notices, label: t(words.title) }}>
      <h1>{title}</h1>
      <p class="text" lang="zh-CN">
        {notice.text}
      </p>
      {notice.text.includes(redactionMark) && <p class="quiet">{t(words.redacted)}</p>}
      {t(words.chineseGoverns) !== '' && <p class="quiet">{t(words.chineseGoverns)}</p>}
      <SummaryList
        lines={[
          { name: t(words.by), value: t(notice.unit) },
          {
            name: t(words.period),
            value: t(words.fromTo, { from: sayDay(lang, notice.on), to: sayDay(lang, notice.publicUntil) }),
          },
        ]}
      />
    </Layout>
  )
}
