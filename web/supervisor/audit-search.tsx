import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Select } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { audit, auditSearch as words } from '../words/staff/supervisor.ts'

/** An entry that was found, named. */
export type AuditHit = {
  readonly kind: (typeof kinds)[number]
  readonly at: number
  readonly seq: number
  readonly id: string
  /** Number of the case; null in other logs. */
  readonly number: string | null
  readonly what: Bilingual
  readonly who: Bilingual
}

type Props = { readonly shell: Shell; readonly input: FormInput; readonly hits: Paged<AuditHit> | null }

const kinds = ['case', 'record', 'admin', 'notice', 'account', 'copy', 'mandate'] as const

/** Search of all logs by person, thing, kind and days. */
export function AuditSearch({ shell, input, hits }: Props) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <form method="get" action={to(shell, paths.audit)} class="narrow">
        <input type="hidden" name="search" value="on" />
        <TextField
          form={form}
          name="person"
          label={t(words.person)}
          hint={t(words.personHint)}
          width="middle"
          optional
        />
        <TextField form={form} name="of" label={t(words.of)} hint={t(words.ofHint)} width="middle" optional />
        <TextField form={form} name="from" label={t(words.from)} hint={t(words.dayHint)} width="short" optional />
        <TextField form={form} name="to" label={t(words.to)} hint={t(words.dayHint)} width="short" optional />
        <Select
          form={form}
          name="kind"
          label={t(words.kind)}
          optional
          blank={t(words.any)}
          options={kinds.map((value) => ({ value, label: t(words[value]) }))}
        />
        <button type="submit">{t(words.go)}</button>
      </form>
      {hits && (
        <PagedTable
          shell={shell}
          of={hits}
          cursor="log"
          caption={t(words.found)}
          columns={[audit.at, words.where, audit.event, audit.who]}
          row={(one) => [sayInstant(shell.lang, one.at), <Where shell={shell} one={one} />, t(one.what), t(one.who)]}
          empty={t(words.none)}
        />
      )}
    </section>
  )
}

function Where({ shell, one }: { readonly shell: Shell; readonly one: AuditHit }) {
  const t = tell(shell.lang)
  const path = one.kind === 'case' ? paths.auditCase(one.id) : one.kind === 'admin' ? paths.adminLog : null
  const name = `${one.number ?? t(words[one.kind])} · ${one.seq}`
  return path === null ? (
    <>
      {name} <code>{one.id}</code>
    </>
  ) : (
    <a href={to(shell, path)}>{name}</a>
  )
}
