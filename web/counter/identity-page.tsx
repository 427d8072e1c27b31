import { type FormInput, formState } from '../form.ts'
import { DayField } from '../parts/form/day-field.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { counter as words } from '../words/staff/counter.ts'
import { DocumentFields } from './document-fields.tsx'

type Props = FormInput & { readonly shell: Shell; readonly mode: 'present' | 'paper' | 'phone' }

/** Identity by document. Names: `name`, `kind`, `number`, `phone`; of a call `ticket`; of paper `receivedOn.*`, `receivedAt`. */
export function IdentityPage({ shell, mode, ...input }: Props) {
  const t = tell(shell.lang)
  const isPaper = mode === 'paper'
  const isCall = mode === 'phone'
  const labels = {
    name: t(words.name),
    kind: t(isCall ? words.documentStated : words.documentKind),
    ticket: t(words.ticket),
    number: t(words.number),
    phone: t(words.phone),
    receivedOn: t(words.receivedOn),
    receivedAt: t(words.receivedAt),
  }
  const named = { ...input, labels }
  const form = formState(shell.lang, named)
  const said = { present: words.identityLead, paper: words.paperLead, phone: words.callLead }[mode]
  const title = t({ present: words.identityTitle, paper: words.paperTitle, phone: words.callTitle }[mode])
  return (
    <Layout shell={shell} title={title} form={named} back={{ path: paths.counter, label: t(words.title) }}>
      <h1>{title}</h1>
      <p class="lead">{t(said)}</p>
      <PostForm shell={shell} path={paths.newVisit(mode)} button={t(words.next)}>
        {isCall && <TextField form={form} name="ticket" width="middle" />}
        <TextField form={form} name="name" />
        <DocumentFields form={form} labels={labels} />
        <TextField
          form={form}
          name="phone"
          keys="tel"
          hint={t(isCall ? words.callPhoneHint : words.phoneHint)}
          width="middle"
          optional={!isCall}
        />
        {isPaper && <DayField form={form} name="receivedOn" hint={t(words.receivedHint)} />}
        {isPaper && <TextField form={form} name="receivedAt" width="short" />}
      </PostForm>
    </Layout>
  )
}
