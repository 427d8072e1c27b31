import type { Paged } from '#engine/store/paged.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { noticeWords as words } from '../words/notices.ts'
import type { PublishedNotice } from './notice-page.tsx'

type Props = { readonly shell: Shell; readonly notices: Paged<PublishedNotice> }

/** The public notices of today. */
export function NoticesPage({ shell, notices }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PageOf shell={shell} of={notices}>
        {(all) => (
          <>
            {all.length === 0 && <p>{t(words.none)}</p>}
            <ul>
              {all.map((notice) => (
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
          </>
        )}
      </PageOf>
    </Layout>
  )
}
