import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { noticeWords as words } from '../words/notices.ts'
import type { PublishedNotice } from './notice-page.tsx'

type Props = { readonly shell: Shell; readonly notices: readonly PublishedNotice[]; readonly next: string | null }

/** The public notices of today. */
export function NoticesPage({ shell, notices, next }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {notices.length === 0 && <p>{t(words.none)}</p>}
      <ul>
        {notices.map((notice) => (
          <li>
            <a href={to(shell, paths.notice(notice.id))}>{t(words[notice.kind])}</a>
            <br />
            <span class="quiet">
              {t(notice.unit)} ·{' '}
              {t(words.fromTo, { from: sayDay(lang, notice.on), to: sayDay(lang, notice.publicUntil) })}
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <a href={to(shell, `${paths.notices}?cursor=${encodeURIComponent(next)}`)}>{t(words.more)}</a>
        </p>
      )}
    </Layout>
  )
}
