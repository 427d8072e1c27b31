import type { Paged } from '#engine/store/paged.ts'
import type { ArrivalView } from '#engine/views/arrival-view.ts'
import { ArrivalNotice } from '../parts/case/arrival-notice.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { register, arrivals as words } from '../words/staff/staff.ts'

type Props = {
  readonly shell: Shell
  readonly arrivals: Paged<ArrivalView>
}

/** Notices to print and enclose, for subjects without account. */
export function ArrivalsPage({ shell, arrivals }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} back={{ path: paths.register, label: t(register.title) }}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <PageOf shell={shell} of={arrivals}>
        {(all) => (
          <>
            {all.length === 0 && <p class="empty">{t(words.none)}</p>}
            {all.map((view) => (
              <article class="card sheet" key={view.record}>
                <h2>{t(words.to, { name: view.subjectName })}</h2>
                <ArrivalNotice lang={shell.lang} view={view} />
              </article>
            ))}
          </>
        )}
      </PageOf>
    </Layout>
  )
}
