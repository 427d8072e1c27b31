import type { Bilingual } from '#law/bilingual.ts'
import { type InterestRow, sayInterest } from '../account/interests.tsx'
import { type FormInput, scopedState } from '../form.ts'
import { to } from '../link.ts'
import { type Option, Select } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { interestWords } from '../words/account.ts'
import { absences } from '../words/staff/absence.ts'
import { people as words } from '../words/staff/admin.ts'
import { assigning } from '../words/staff/assign.ts'
import type { PersonRow } from './people-page.tsx'

export type SeatRow = {
  readonly role: string
  readonly unit: string | null
  readonly name: Bilingual
  /** An administrator's seat is taken by two. */
  readonly byTwo: boolean
}
export type PersonView = Omit<PersonRow, 'seats'> & {
  readonly phone: string
  readonly seats: readonly SeatRow[]
  /** Until when the account is locked. */
  readonly lockedUntil: number | null
  readonly hasAuthenticator: boolean
  readonly interests: readonly InterestRow[]
}
type Props = FormInput & {
  readonly shell: Shell
  readonly person: PersonView
  readonly isSelf: boolean
  readonly may: {
    readonly propose: boolean
    readonly revoke: boolean
    readonly secure: boolean
    readonly enterAbsence?: boolean
    readonly handOver?: boolean
  }
  readonly roles: readonly Option[]
  readonly units: readonly Option[]
}

/** One person and possible acts of this administrator. Scopes: `seat`, `address`, `signOut`, a seat's number. */
export function PersonPage({ shell, person, isSelf, may, roles, units, ...input }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={person.name} form={input} back={{ path: paths.people, label: t(words.title) }}>
      <h1>{person.name}</h1>
      <SummaryList
        lines={[
          { name: t(words.account), value: <code>{person.id}</code> },
          { name: t(words.email), value: person.email },
          ...(person.phone === '' ? [] : [{ name: t(words.phone), value: person.phone }]),
          ...(person.lockedUntil === null
            ? []
            : [{ name: t(words.locked), value: sayInstant(shell.lang, person.lockedUntil) }]),
        ]}
      />
      {isSelf && <p class="callout">{t(words.you)}</p>}
      {!isSelf && may.enterAbsence && (
        <p class="row">
          <a href={to(shell, paths.absence(person.id))}>{t(absences.enter)}</a>{' '}
          {may.handOver && <a href={to(shell, paths.handOver(person.id))}>{t(assigning.many)}</a>}
        </p>
      )}
      <Seats shell={shell} person={person} may={isSelf ? nothing : may} input={input} />
      {!isSelf && may.propose && <Propose shell={shell} person={person} roles={roles} units={units} input={input} />}
      {!isSelf && may.secure && <Secure shell={shell} person={person} input={input} />}
      <Interests shell={shell} person={person} may={isSelf ? nothing : may} input={input} />
    </Layout>
  )
}

const nothing = { propose: false, revoke: false, secure: false }

type Part = { readonly shell: Shell; readonly person: PersonView; readonly input: FormInput }

function Seats({ shell, person, may, input }: Part & { readonly may: Props['may'] }) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.seats)}</h2>
      {person.seats.length === 0 && <p class="empty">{t(words.noSeats)}</p>}
      {person.seats.map(({ role, unit, name, byTwo }, i) => (
        <article class="card" key={`${role}${unit}`}>
          <h3>{t(name)}</h3>
          {(byTwo ? may.propose : may.revoke) && (
            <Folded
              shell={shell}
              title={t(byTwo ? words.loss : words.revoke)}
              hint={byTwo ? undefined : t(words.revokeHint)}
              path={byTwo ? paths.propose(person.id) : paths.revokeSeat(person.id)}
              hidden={{ kind: 'revoke', role, unit: unit ?? '', at: String(i) }}
              scope={`at${i}`}
              input={input}
              danger
            />
          )}
        </article>
      ))}
    </section>
  )
}

/** Acts of the security administrator about an account. */
function Secure({ shell, person, input }: Part) {
  const t = tell(shell.lang)
  const acts = [
    { scope: 'unlock', title: t(words.unlock), path: paths.unlock(person.id), isShown: person.lockedUntil !== null },
    { scope: 'factor', title: t(words.factor), path: paths.resetFactor(person.id), isShown: person.hasAuthenticator },
    { scope: 'signOut', title: t(words.signOut), path: paths.signOutPerson(person.id), isShown: true },
  ]
  return (
    <section class="block">
      <h2>{t(words.secure)}</h2>
      {acts.map(
        ({ isShown, ...act }) => isShown && <Folded key={act.scope} shell={shell} input={input} danger {...act} />,
      )}
    </section>
  )
}

/** Declared interests; only the security administrator takes one back. */
function Interests({ shell, person, may, input }: Part & { readonly may: Props['may'] }) {
  const t = tell(shell.lang)
  if (person.interests.length === 0) return null
  return (
    <section class="block">
      <h2>{t(interestWords.title)}</h2>
      {person.interests.map((one, i) => (
        <article class="card" key={one.subject}>
          <p>{sayInterest(shell.lang, one)}</p>
          {may.secure && (
            <Folded
              shell={shell}
              title={t(interestWords.remove)}
              path={paths.removeInterest(person.id)}
              hidden={{ subject: one.subject, at: String(i) }}
              scope={`interest${i}`}
              input={input}
              danger
            />
          )}
        </article>
      ))}
    </section>
  )
}

function Propose({ shell, person, roles, units, input }: Part & Pick<Props, 'roles' | 'units'>) {
  const t = tell(shell.lang)
  const seat = scoped(shell, input, 'seat')
  const address = scoped(shell, input, 'address')
  return (
    <>
      <section class="block">
        <h2>{t(words.proposeSeat)}</h2>
        <PostForm shell={shell} path={paths.propose(person.id)} button={t(words.propose)} hidden={{ kind: 'grant' }}>
          <Select form={seat} name="role" label={t(words.role)} options={roles} />
          <Select form={seat} name="unit" label={t(words.unit)} hint={t(words.unitHint)} options={units} optional />
          <TextField form={seat} name="reason" label={t(words.reason)} />
        </PostForm>
      </section>
      <section class="block">
        <h2>{t(words.address)}</h2>
        <p class="quiet">{t(words.addressHint)}</p>
        <PostForm shell={shell} path={paths.propose(person.id)} button={t(words.propose)} hidden={{ kind: 'address' }}>
          <TextField form={address} name="email" label={t(words.email)} keys="email" width="middle" />
          <TextField form={address} name="phone" label={t(words.phone)} keys="tel" width="middle" optional />
          <TextField form={address} name="reason" label={t(words.reason)} />
        </PostForm>
      </section>
    </>
  )
}

type FoldedProps = {
  readonly shell: Shell
  readonly title: string
  readonly path: string
  readonly scope: string
  readonly input: FormInput
  readonly hint?: string | undefined
  readonly hidden?: Readonly<Record<string, string>>
  readonly danger?: boolean
}

/** An act that needs a reason, closed until wanted. */
function Folded({ shell, title, path, scope, input, hint, hidden, danger }: FoldedProps) {
  const t = tell(shell.lang)
  const form = scoped(shell, input, scope)
  return (
    <details open={input.scope === scope}>
      <summary>{title}</summary>
      {hint && <p class="quiet">{hint}</p>}
      <PostForm
        shell={shell}
        path={path}
        button={title}
        {...(hidden && { hidden })}
        {...(danger && { look: 'danger' })}
      >
        <TextField form={form} name="reason" label={t(words.reason)} />
      </PostForm>
    </details>
  )
}

/** Keeps typed text in the form that was sent. */
const scoped = (shell: Shell, input: FormInput, scope: string) => scopedState(shell.lang, input, scope)
