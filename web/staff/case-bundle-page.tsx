import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import { explanationText } from '#law/explanation-text.ts'
import { tell } from '../tell.ts'
import { sayDay, sayInstant } from '../when.ts'
import { bundle as words } from '../words/staff/bundle.ts'

/** File of the archive; without a name it is told of alone. */
export type BundleFile = { readonly name: string | null; readonly label: string; readonly sha256?: string }

type Props = {
  readonly lang: Lang
  readonly one: Pick<CaseView, 'number' | 'title' | 'clocks' | 'timeline' | 'stateName'>
  readonly at: number
  readonly parts: Readonly<Record<'papers' | 'letters' | 'evidence' | 'proofs', readonly BundleFile[]>>
}

/** First page of a case's archive, whole without a network. */
export function CaseBundlePage({ lang, one, at, parts }: Props) {
  const t = tell(lang)
  const title = `${t(one.title)} ${one.number}`
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{t(words.lead, { at: sayInstant(lang, at), state: t(one.stateName) })}</p>
          <Files lang={lang} title={t(words.papers)} files={parts.papers} />
          <Files lang={lang} title={t(words.letters)} files={parts.letters} />
          <Files lang={lang} title={t(words.evidence)} files={parts.evidence} />
          <h2>{t(words.clock)}</h2>
          {one.clocks.map((clock) => (
            <section>
              <h3>
                {t(clock.name)} {clock.due === null ? '' : sayDay(lang, clock.due)}
              </h3>
              {explanationText(clock.explanation, lang).map((line) => (
                <p>{line}</p>
              ))}
            </section>
          ))}
          <h2>{t(words.course)}</h2>
          <ol>
            {one.timeline.map(({ at: when, what, who, details }) => (
              <li>
                {sayInstant(lang, when)} {t(what)} · {t(who)}
                {details.map(({ label, text }) => (
                  <div>
                    {t(label)}: {t(text)}
                  </div>
                ))}
              </li>
            ))}
          </ol>
          <Files lang={lang} title={t(words.proofs)} files={parts.proofs} />
          <p>{t(words.proofsText)}</p>
        </main>
      </body>
    </html>
  )
}

function Files({
  lang,
  title,
  files,
}: {
  readonly lang: Lang
  readonly title: string
  readonly files: readonly BundleFile[]
}) {
  const t = tell(lang)
  return (
    <section>
      <h2>{title}</h2>
      {files.length === 0 && <p>{t(words.none)}</p>}
      <ul>
        {files.map(({ name, label, sha256 }) => (
          <li>
            {name === null ? `${label} ${t(words.notPacked)}` : <a href={name}>{label}</a>}
            {sha256 && <div class="hash">SHA-256 {sha256}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const style =
  'body{font:1rem/1.6 sans-serif;color:#111;background:#fff;margin:0}main{max-width:50rem;margin:0 auto;padding:1rem}' +
  'a{color:#0b4fa8}.hash{font-family:monospace;font-size:.85rem;overflow-wrap:anywhere}'
