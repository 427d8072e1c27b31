import type { Bilingual } from '#law/bilingual.ts'
import { asset } from '../link.ts'
import { Fold } from '../parts/fold.tsx'
import { Layout } from '../parts/layout.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { api as words } from '../words/staff/api.ts'

export type ShownOperation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: Bilingual
  readonly scope: string | null
  readonly keyed: boolean
  readonly request: string | null
  readonly answer: string
  readonly refusals: readonly string[]
}
type Props = {
  readonly shell: Shell
  /** The address below which the operations stand. */
  readonly base: string
  readonly operations: readonly ShownOperation[]
}

/** Explains how a program does what the pages do. */
export function ApiPage({ shell, base, operations }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <p>
        <a href={asset(shell, '/api/v1/openapi.json')}>{t(words.document)}</a>
      </p>
      <h2>{t(words.token)}</h2>
      <p>{t(words.tokenText, { resource: base })}</p>
      {shell.demo && (
        <>
          <p>{t(words.demoText)}</p>
          <Code text={curl(shell.url, base)} />
        </>
      )}
      <div class="folds">
        {(['once', 'problems', 'hooks'] as const).map((part) => (
          <Fold title={t(words[part])}>
            <p>{t(words[`${part}Text`])}</p>
          </Fold>
        ))}
        <h2>{t(words.operations)}</h2>
        {[...Map.groupBy(operations, ({ scope }) => scope)].map(([scope, all]) => (
          <Fold title={sayScope(shell, scope)} n={all.length}>
            {all.map((one) => (
              <Operation shell={shell} one={one} />
            ))}
          </Fold>
        ))}
      </div>
    </Layout>
  )
}

function Operation({ shell, one }: { shell: Shell; one: ShownOperation }) {
  const t = tell(shell.lang)
  return (
    <details id={one.id}>
      <summary>
        <code>
          {one.method} {one.path}
        </code>{' '}
        {t(one.summary)}
      </summary>
      <p class="quiet">
        {sayScope(shell, one.scope)}
        {one.keyed && ' · Idempotency-Key'}
      </p>
      {one.request !== null && (
        <>
          <h3>{t(words.request)}</h3>
          <Code text={one.request} />
        </>
      )}
      <h3>{t(words.answer)}</h3>
      <Code text={one.answer} />
      {one.refusals.length > 0 && (
        <p class="quiet">
          {t(words.refusals)}: {one.refusals.join(', ')}
        </p>
      )}
    </details>
  )
}

/** Scope of the token that an operation needs. */
const sayScope = ({ lang }: Shell, scope: string | null) =>
  scope === null ? tell(lang)(words.open) : tell(lang)(words.needs, { scope })

const Code = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
  <pre class="code" tabIndex={0}>
    <code>{text}</code>
  </pre>
)

const curl = (url: string, base: string) => `TOKEN=$(curl -s -u api-enterprise:demo ${url}/demo/oidc/token \\
  -d grant_type=client_credentials -d scope='read write' \\
  -d resource=${base} | jq -r .access_token)

curl -H "Authorization: Bearer $TOKEN" ${base}/own/records`
