import type { Day } from '#law/day.ts'
import { type FormInput, type FormState, formState } from '../form.ts'
import { Beside } from '../parts/form/beside.tsx'
import { Checkbox } from '../parts/form/choice.tsx'
import { DraftNote } from '../parts/form/draft-note.tsx'
import { before, type Filing, stepOf } from '../parts/form/draft-steps.ts'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import type { Line } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import type { Values } from '../values.ts'
import { contact as words } from '../words/applicant.ts'
import { drafts } from '../words/drafts.ts'
import { frame } from '../words/frame.ts'
import { ways } from '../words/ways.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly draft: string
  readonly filing: Filing
  /** Visitors may have no mail, and need not consent. */
  readonly atCounter?: boolean
  /** Tells whether notices can go to a telephone. */
  readonly texts: boolean
  readonly keptUntil: Day
  /** Names the text that the form shows. */
  readonly seen: string
  /** Saved by another page meanwhile: one of two is chosen. */
  readonly other?: Values | null
}

/**
 * Step 3: contact, and consent to electronic service. Names: `name`, `email`, `phone`, `address`, `consentElectronic`.
 */
export function ContactPage(props: Props) {
  const { shell, draft, filing, keptUntil, texts, atCounter = false, seen, other, ...input } = props
  const t = tell(shell.lang)
  const title = labelled(shell.lang, t(filing.name), t(words.title))
  const labels = {
    name: t(words.name),
    email: t(words.email),
    phone: t(words.phone),
    address: t(words.address),
    consentElectronic: t(words.consent),
  }
  const form = formState(shell.lang, { ...input, labels })
  return (
    <Layout
      shell={shell}
      title={title}
      form={{ ...input, labels }}
      back={{ path: paths.draft(draft, before(filing, 'contact')), label: t(frame.back) }}
    >
      <p class="quiet">{t(frame.steps, stepOf(filing, 'contact'))}</p>
      <h1>{title}</h1>
      {other && (
        <Beside
          shell={shell}
          title={drafts.elsewhere}
          lines={linesOf(shell, labels, other)}
          take={paths.draft(draft, 'contact')}
        />
      )}
      <PostForm
        shell={shell}
        path={paths.draft(draft, 'contact')}
        button={t(other ? drafts.takeMine : frame.continue)}
        hidden={{ seen }}
        {...(other || shell.actingFor?.isVisit ? {} : { saves: true, also: { name: 'later', label: t(drafts.later) } })}
      >
        {other && <h2>{t(drafts.mine)}</h2>}
        <Fields shell={shell} form={form} texts={texts} atCounter={atCounter} />
      </PostForm>
      {!other && (
        <DraftNote shell={shell} draft={draft} keptUntil={keptUntil} saved={input.refusal ? 'refused' : 'fields'} />
      )}
    </Layout>
  )
}

type Asked = { readonly shell: Shell; readonly form: FormState; readonly texts: boolean; readonly atCounter: boolean }

function Fields({ shell, form, texts, atCounter }: Asked) {
  const t = tell(shell.lang)
  return (
    <>
      <TextField form={form} name="name" autocomplete="name" width="middle" />
      <TextField
        form={form}
        name="email"
        keys="email"
        hint={t(atCounter ? words.emailCounter : words.emailHint)}
        optional={atCounter}
        autocomplete="email"
      />
      <TextField
        form={form}
        name="phone"
        keys="tel"
        hint={[...(atCounter ? [words.phoneCounter] : []), texts ? words.phoneTexts : words.phoneNoTexts]
          .map((hint) => t(hint))
          .join(' ')}
        optional={atCounter}
        autocomplete="tel"
        width="middle"
      />
      <TextField form={form} name="address" hint={t(words.addressHint)} optional />
      <div class="field">
        <Checkbox form={form} name="consentElectronic" hint={t(words.consentHint)} />
      </div>
    </>
  )
}

const linesOf = ({ lang }: Shell, labels: Values, values: Values): readonly Line[] =>
  Object.entries(labels).flatMap(([name, label]) => {
    const value = name === 'consentElectronic' ? tell(lang)(values[name] ? ways.yes : ways.no) : values[name]
    return value ? [{ name: label, value }] : []
  })
