import type { Bilingual } from '#law/bilingual.ts'
import type { FormInput } from '../form.ts'
import { to } from '../link.ts'
import { Chip } from '../parts/chip.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { interestWords, reachWords, account as words } from '../words/account.ts'
import { type AbsenceRow, Away, type Colleague } from './absence.tsx'
import { type InterestRow, Interests } from './interests.tsx'

export type SessionRow = {
  readonly id: string
  readonly device: string
  readonly startedAt: number
  readonly seenAt: number
  readonly isThis: boolean
}
type Props = FormInput & {
  /** Names the form that was sent: of interests where none is named. */
  readonly tried?: string
  readonly shell: Shell
  readonly seats: readonly Bilingual[]
  readonly sessions: readonly SessionRow[]
  /** Tells whether one files, and so is reached. */
  readonly files: boolean
  /** Null for others: no interests, no second factor of ours. */
  readonly staff: {
    readonly interests: readonly InterestRow[]
    readonly hasAuthenticator: boolean
    readonly away: AbsenceRow | null
    /** Possible stand-ins; nobody for a seat without unit. */
    readonly colleagues: readonly Colleague[]
  } | null
}

/** Shows who one is here, and where one is signed in. */
export function AccountPage({ shell, seats, sessions, staff, files, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)} form={{ ...input, ...(input.tried && { scope: input.tried }) }}>
      <h1>{t(words.title)}</h1>
      {seats.length > 0 && (
        <section class="block">
          <h2>{t(words.seats)}</h2>
          <ul>
            {seats.map((seat) => (
              <li>{t(seat)}</li>
            ))}
          </ul>
        </section>
      )}
      {files && (
        <section class="block">
          <h2>{t(reachWords.title)}</h2>
          <p>
            <a href={to(shell, paths.reach)}>{t(reachWords.choose)}</a>
          </p>
        </section>
      )}
      <Sessions shell={shell} sessions={sessions} />
      {staff && (
        <>
          <section class="block">
            <h2>{t(interestWords.factor)}</h2>
            <p>
              <a href={to(shell, paths.authenticator)}>{t(interestWords.factorLink)}</a>{' '}
              <Chip tone={staff.hasAuthenticator ? 'good' : 'wait'}>
                {t(staff.hasAuthenticator ? words.enrolled : words.notEnrolled)}
              </Chip>
            </p>
          </section>
          {(staff.away !== null || staff.colleagues.length > 0) && (
            <Away shell={shell} away={staff.away} colleagues={staff.colleagues} input={input} />
          )}
          <Interests shell={shell} declared={staff.interests} input={input.tried === undefined ? input : {}} />
        </>
      )}
    </Layout>
  )
}

function Sessions({ shell, sessions }: Pick<Props, 'shell' | 'sessions'>) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <section class="block">
      <h2>{t(words.sessions)}</h2>
      <p class="quiet">{t(words.sessionsText)}</p>
      <Table
        caption={t(words.sessions)}
        columns={[words.device, words.started, words.seen, words.state].map((name) => t(name))}
        rows={sessions.map((one) => [
          one.device === '' ? t(words.unknownDevice) : one.device,
          sayInstant(lang, one.startedAt),
          sayInstant(lang, one.seenAt),
          one.isThis ? (
            <Chip tone="good">{t(words.this)}</Chip>
          ) : (
            <PostForm shell={shell} path={paths.endSession(one.id)} button={t(words.end)} look="second" />
          ),
        ])}
        empty={t(words.none)}
      />
      <PostForm shell={shell} path={paths.signOutEverywhere} button={t(words.everywhere)} look="danger" />
    </section>
  )
}
