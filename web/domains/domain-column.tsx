import type { Bilingual } from '#law/bilingual.ts'
import type { Domain } from '#records/catalogue.ts'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { domains as words } from '../words/channels.ts'
import { type Kept, KindsKept } from './kinds-kept.tsx'

export type Column = {
  readonly domain: Domain
  readonly owners: readonly { readonly name: Bilingual; readonly phone: string | null }[]
  readonly kinds: readonly Kept[]
}

/** A domain's column (专栏): its records, and who provides them. */
export function DomainColumn({ shell, of }: { readonly shell: Shell; readonly of: Column }) {
  const t = tell(shell.lang)
  const { domain, owners, kinds } = of
  const name = t({ zh: domain.zh, en: domain.en })
  return (
    <details>
      <summary>{name}</summary>
      <div id={domain.id}>
        <KindsKept shell={shell} name={name} kinds={kinds} />
        <p>
          {owners.length === 0
            ? t(words.noOwners)
            : labelled(
                shell.lang,
                t(words.owners),
                owners.map((one) => said(t(one.name), one.phone)).join(t(words.and)),
              )}
        </p>
      </div>
    </details>
  )
}

const said = (name: string, phone: string | null) => (phone === null ? name : `${name} ${phone}`)
