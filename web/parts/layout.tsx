import type { ComponentChildren } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { type FormInput, formState } from '../form.ts'
import { absolute, asset, href, to } from '../link.ts'
import { navigation } from '../navigation.ts'
import { aboutSite } from '../open-pages.ts'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { ErrorSummary } from './error-summary.tsx'

type Props = {
  readonly shell: Shell
  readonly title: string
  /** A refusal to tell about: summary on top, prefix in the title. */
  readonly form?: FormInput
  /** Two columns side by side: desks. */
  readonly wide?: boolean
  /** Keeps search machines away: ended things must not live on. */
  readonly unindexed?: boolean
  /** Above the heading: where the page belongs. */
  readonly back?: { readonly path: string; readonly label: string }
  readonly children: ComponentChildren
}

export function Layout({ shell, title, form, wide = false, unindexed = false, back, children }: Props) {
  const t = tell(shell.lang)
  const refused = form?.refusal !== undefined
  return (
    <html lang={htmlLang[shell.lang]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${refused ? t(frame.errorPrefix) : ''}${title} – ${t(frame.site, { city: t(shell.city) })}`}</title>
        {unindexed && <meta name="robots" content="noindex, noarchive" />}
        <link rel="stylesheet" href={asset(shell, '/style.css')} />
        {shell.isLarge !== false && <link rel="stylesheet" href={asset(shell, '/text.css')} />}
        <link rel="icon" href={asset(shell, '/icon.svg')} type="image/svg+xml" />
        {shell.person === null && (
          <link rel="alternate" type="application/atom+xml" title={t(frame.changes)} href={to(shell, paths.changes)} />
        )}
        <script src={asset(shell, '/a.js')} defer />
      </head>
      <body class={wide ? 'wide' : undefined}>
        <a class="skip" href="#main">
          {t(frame.skip)}
        </a>
        <Header shell={shell} above={back?.path} />
        <main id="main" tabIndex={-1}>
          {shell.actingFor && <ActingFor shell={shell} {...shell.actingFor} />}
          {back && (
            <a class="back" href={to(shell, back.path)}>
              {back.label}
            </a>
          )}
          {shell.notice && (
            <p class="notice" role="status">
              {t(shell.notice)}
            </p>
          )}
          {refused && <ErrorSummary form={formState(shell.lang, form)} />}
          {children}
        </main>
        <Footer shell={shell} />
      </body>
    </html>
  )
}

/** In whose place everything on the page is done. */
function ActingFor({ shell, name, links, isVisit, isCaller }: { shell: Shell } & NonNullable<Shell['actingFor']>) {
  const t = tell(shell.lang)
  const acting = t(isCaller ? frame.calling : isVisit ? frame.visiting : frame.acting)
  return (
    <aside class="acting" aria-label={acting}>
      <p>
        {acting} <strong>{name}</strong>
      </p>
      <p>
        {links.map((link) => (
          <a href={to(shell, link.path)}>{t(link.name)}</a>
        ))}
      </p>
    </aside>
  )
}

const htmlLang: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' }

function Header({ shell, above }: { shell: Shell; above: string | undefined }) {
  const t = tell(shell.lang)
  const other: Lang = shell.lang === 'zh' ? 'en' : 'zh'
  const links = navigation(shell)
  // Tells addresses of one's own from a principal's.
  const place = shell.actingFor?.links[0]?.path ?? shell.path
  const here = placeOf(place, links, above)
  return (
    <header class="top">
      {shell.demo && <p class="demo">{t(frame.demo)}</p>}
      <div class="bar">
        <a class="brand" href={to(shell, paths.home)}>
          <span class="city">{t(shell.city)}</span>
          <span class="product">{t(frame.product)}</span>
        </a>
        <div class="account">
          {shell.person && (
            <a class="who" href={to(shell, paths.account)}>
              {shell.person.name}
              <small>{t(shell.person.roleName)}</small>
            </a>
          )}
          <SignInOut shell={shell} />
          <a href={to({ lang: other, url: shell.url }, shell.path)} lang={htmlLang[other]} hreflang={htmlLang[other]}>
            {t(frame.other)}
          </a>
          <TextSize shell={shell} />
        </div>
      </div>
      <nav aria-label={t(frame.mainNav)}>
        {links.map(({ path, name }) => (
          <a href={to(shell, path)} aria-current={path === here ? 'page' : undefined}>
            {t(name)}
          </a>
        ))}
      </nav>
    </header>
  )
}

/** Both ways stand here; the style shows the useful one. */
function TextSize({ shell }: { shell: Shell }) {
  const t = tell(shell.lang)
  const here = href(shell.lang, shell.path)
  return (
    <form method="get" action={asset(shell, paths.textSize)}>
      <input type="hidden" name="to" value={here} />
      <button type="submit" class="plain text-large" name="size" value="large">
        {t(frame.largeText)}
      </button>
      <button type="submit" class="plain text-normal" name="size" value="normal">
        {t(frame.normalText)}
      </button>
    </form>
  )
}

function SignInOut({ shell }: { shell: Shell }) {
  const t = tell(shell.lang)
  if (!shell.person) return <a href={to(shell, paths.signIn(href(shell.lang, shell.path)))}>{t(frame.signIn)}</a>
  return (
    <form method="post" action={to(shell, paths.signOut)}>
      <input type="hidden" name="csrf" value={shell.csrf} />
      <button class="plain" type="submit">
        {t(frame.signOut)}
      </button>
    </form>
  )
}

function Footer({ shell }: { shell: Shell }) {
  const t = tell(shell.lang)
  return (
    <footer>
      <div>
        <p>
          <strong>{t(frame.free)}</strong>
        </p>
        <p>
          {t(frame.help)} <a href={`tel:${shell.help?.phone ?? '12345'}`}>{shell.help?.phone ?? '12345'}</a>{' '}
          {shell.help ? t(shell.help.hours) : t(frame.hotline)}
        </p>
        <p>
          {aboutSite.map(({ path, name }) => (
            <a href={to(shell, path)}>{t(name)}</a>
          ))}
        </p>
        <p class="printed">
          {t(frame.printedFrom)} {absolute(shell, shell.path)}
        </p>
      </div>
    </footer>
  )
}

/** Its own link, that of the page above, or the nearest: `/admin/imports/7` belongs to `/admin/imports`, not `/admin`. */
function placeOf(
  path: string,
  links: readonly { readonly path: string }[],
  above: string | undefined,
): string | undefined {
  const [plain = ''] = path.split('?')
  const named = links.find((link) => link.path === plain) ?? links.find((link) => link.path === above)
  const around = links.filter((link) => plain.startsWith(`${link.path}/`))
  return named?.path ?? around.sort((a, b) => b.path.length - a.path.length)[0]?.path
}
