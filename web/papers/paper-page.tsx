import type { Block, Sheet } from '#engine/store/printing.ts'
import type { Day } from '#law/day.ts'
import { asset, to } from '../link.ts'
import { Qr } from '../parts/qr.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { frame } from '../words/frame.ts'
import { verify as verifyWords, papers as words } from '../words/papers.ts'

type Props = {
  readonly shell: Shell
  readonly sheet: Sheet
  /** The case as the reader knows it. */
  readonly back: string
  /** The same page, to change the language. */
  readonly here: string
  readonly links: { readonly pdf: string | null; readonly json: string | null }
  /** Of the sealed file. */
  readonly sha256: string | null
  /** End of the remedies, once served. */
  readonly remedies: { readonly served: Day; readonly h1: Day; readonly h2: Day } | null
}

/** Paper as it prints; acts stand above it, on screen alone. */
export function PaperPage({ shell, sheet, back, here, links, sha256, remedies }: Props) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${sheet.title} ${sheet.number}`}</title>
        <link rel="stylesheet" href={asset(shell, '/style.css')} />
        <link rel="icon" href={asset(shell, '/icon.svg')} type="image/svg+xml" />
      </head>
      <body class="paper">
        <nav class="screen" aria-label={t(words.title)}>
          <a href={to(shell, back)}>{t(words.back)}</a>
          {links.pdf && (
            <a href={to(shell, links.pdf)} download>
              {t(words.pdf)}
            </a>
          )}
          {links.json && (
            <a href={to(shell, links.json)} download>
              {t(words.json)}
            </a>
          )}
          <a href={to({ ...shell, lang: lang === 'zh' ? 'en' : 'zh' }, here)}>{t(frame.other)}</a>
        </nav>
        <main>
          {remedies && (
            <p class="screen note">
              {t(words.remedyDays, {
                day: sayDay(lang, remedies.served),
                h1: sayDay(lang, remedies.h1),
                h2: sayDay(lang, remedies.h2),
              })}
            </p>
          )}
          {sheet.draft && <p class="draft">{sheet.draft}</p>}
          {sheet.head && <p class="head">{sheet.head}</p>}
          <p class={sheet.head ? 'no under' : 'no'}>{sheet.number}</p>
          {sheet.preface && <p class="small">{sheet.preface}</p>}
          <h1>{sheet.title}</h1>
          {sheet.addressee && <p class="to">{`${sheet.addressee}${lang === 'zh' ? '：' : ':'}`}</p>}
          {sheet.blocks.map((block) => (
            <PaperBlock block={block} />
          ))}
          <div class="signature">
            <p>{sheet.signature}</p>
            <p>{sheet.date}</p>
            {sheet.mark && <SampleMark mark={sheet.mark} alt={sheet.alt.mark} />}
          </div>
          {sheet.contact && <p class="contact">{sheet.contact}</p>}
          {sheet.verify && <Check lang={lang} verify={sheet.verify} proof={sheet.proof} sha256={sha256} />}
        </main>
      </body>
    </html>
  )
}

type CheckProps = Pick<Props, 'sha256'> & {
  readonly lang: Props['shell']['lang']
  readonly verify: NonNullable<Props['sheet']['verify']>
  readonly proof: Props['sheet']['proof']
}

function Check({ lang, verify, proof, sha256 }: CheckProps) {
  const t = tell(lang)
  return (
    <div class="verify">
      <Qr text={verify.link} label={t(verifyWords.title)} />
      <div>
        <p>{verify.text}</p>
        {proof && <p>{proof}</p>}
        {sha256 && (
          <p>
            {t(words.fingerprint)} <code>{sha256}</code>
          </p>
        )}
      </div>
    </div>
  )
}

/** The seal's drawing, as printed. */
const SampleMark = ({ mark, alt }: { mark: string; alt: string }) => (
  <img class="mark" alt={alt} src={`data:image/svg+xml,${encodeURIComponent(mark)}`} />
)

function PaperBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>
    case 'quiet':
      return <p class="small">{block.text}</p>
    case 'heading':
      return <h2>{block.text}</h2>
    case 'subheading':
      return <h3>{block.text}</h3>
    case 'pairs':
      return (
        <table>
          <tbody>
            {block.rows.map(([name, value]) => (
              <tr>
                <th scope="row">{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}
