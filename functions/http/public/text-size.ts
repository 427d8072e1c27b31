import { asset, to } from '#web/link.ts'
import type { Ask } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { isLocalPath } from '../door/local-path.ts'
import { seeOther } from '../door/reply.ts'
import { textCookie, wantsLarge } from '../door/wants-large.ts'

/** Large type by a cookie, without script. */
export const textSizeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/text-size',
    open: true,
    run: async (ask) => {
      const back = ask.query['to'] ?? ''
      const target = isLocalPath(back) ? asset(ask.shell, back) : to(ask.shell, '/')
      return seeOther(target, [cookie(ask, ask.query['size'] === 'large')])
    },
  },
  {
    // Style by cookie, for pages written once for everybody.
    method: 'GET',
    path: '/text.css',
    open: true,
    run: async ({ cookies }) => ({
      statusCode: 200,
      headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-store' },
      body: wantsLarge(cookies) ? largeText : '',
    }),
  },
]

function cookie({ shell }: Ask, isLarge: boolean): string {
  const life = isLarge ? 365 * 86_400 : 0
  const secure = shell.url.startsWith('https:') ? '; Secure' : ''
  return `${textCookie}=${isLarge ? 'large' : ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${secure}`
}

const largeText = `html{font-size:150%}
.account .text-large{display:none}
.account .text-normal{display:inline-flex}
.quiet,.hint,.demo,.account,.chip,footer,td::before,.lines dt{font-size:1rem}
.top nav{display:grid;gap:0}
.halves,.across,.doors,.charts,.narrow,.days-beside,.days li,.lines>div,.diff>div,.counts,.wide .counts{grid-template-columns:minmax(0,1fr)}
.across>li{padding:0 0 1.4rem 3.5rem}
.across>li::after{display:none}
.stations{display:block}
.stations li{padding:0 0 .75rem 2.2rem;text-align:start;font-size:1rem}
.stations li::before{display:none}
.stations li::after{left:0;top:.3rem}
.acts,.files li,.acting,.bar,.account .who{display:block}
footer>div{display:block}
main form>button:not(.plain),main .button{width:100%}
thead{position:absolute;clip-path:inset(50%)}
table,tbody,tr,td,.figures tr{display:block}
.figures td::before{font-size:1rem}
tr{padding:1rem 1.1rem;margin-bottom:.9rem;border:1px solid var(--line);border-radius:6px}
td{padding:.25rem 0;border:0}
td::before{content:attr(data-name);display:block;color:var(--soft)}
.close td{display:block}
.close td:nth-child(n+2)::before{content:attr(data-name) " "!important;display:inline;color:var(--soft)}
.day input:not([type="hidden"]){width:3.4rem}
.day input.year{width:5rem}
`
