import { lockedUntil } from '#engine/people/access.ts'
import { keepContact } from '#engine/people/subject-contact.ts'
import { asset, to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { SignedOutPage } from '#web/public/signed-out-page.tsx'
import { callbackPath } from '../door/app.ts'
import type { Ask } from '../door/ask.ts'
import { spendOf } from '../door/budget.ts'
import { deviceOf } from '../door/device.ts'
import { homeOf, type Route } from '../door/door.ts'
import { isLocalPath } from '../door/local-path.ts'
import { forgetting, goTo, page, type Reply, refusedPage, seeOther, tooManyPage } from '../door/reply.ts'
import { afterSignOut, endSession, personOf, readSession, startSession } from '../door/session.ts'
import { signInElsewhere } from './sign-in-elsewhere.ts'

/** By header: a form may lead to no other site (ADR 16). */
function onToIssuer({ shell }: Ask, issuer: string | null): Reply {
  const told = page(<SignedOutPage shell={shell} issuer={issuer} />)
  return issuer === null ? told : { ...told, headers: { ...told.headers, refresh: `0; url=${issuer}` } }
}

/** Signs in and out by the deployment's issuer. */
export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/sign-in',
    open: true,
    budget: 'signIn',
    async run(ask, engine) {
      const elsewhere = signInElsewhere(ask, engine)
      if (elsewhere) return elsewhere
      const back = ask.query['to'] ?? ''
      // Else any site could sign its reader out here.
      if (ask.isCrossSite && ask.session?.claims)
        return seeOther(asset(ask.shell, isLocalPath(back) ? back : paths.home))
      const home = ask.lang === 'en' ? '/en' : ''
      const { url, saved } = await engine.signIn.loginUrl(isLocalPath(back) ? back : home)
      return seeOther(url, [await startSession(engine, { claims: null, login: saved })])
    },
  },
  {
    method: 'GET',
    path: callbackPath,
    open: true,
    async run(ask, engine) {
      if (!ask.session?.login) return goTo(ask, '/')
      const query = new URLSearchParams(ask.query).toString()
      const login = await engine.signIn.finish(`${engine.deployment.url}${callbackPath}?${query}`, ask.session.login)
      const before = await readSession(engine, ask.cookies)
      const ended = before ? [await endSession(engine, before.name)] : []
      // One state, one answer.
      if (login.kind === 'refused') return { ...refusedPage(ask, 'loginFailed', '/'), cookies: ended }
      const [person, locked] = await Promise.all([
        personOf(engine, login.claims),
        lockedUntil(engine, login.claims.sub),
      ])
      if (locked !== null) return refusedPage(ask, 'accountLocked', '/')
      const wait = await spendOf(engine, 'signedIn', login.claims.sub)
      if (wait !== null) return { ...tooManyPage(ask, wait), cookies: ended }
      await keepContact(engine, person, ask.lang)
      const cookie = await startSession(engine, { claims: login.claims, login: null, device: deviceOf(ask.agent) })
      const home = homeOf(person.roles[0]?.role)
      const back = login.returnTo
      const target = back === '' || back === '/en' ? `${back}${home}` : back
      return seeOther(asset(ask.shell, isLocalPath(target) ? target : home), [cookie])
    },
  },
  {
    method: 'GET',
    path: '/sign-out',
    open: true,
    budget: 'signIn',
    run: async (ask, engine) =>
      // Still signed in, one is told nothing else; the account signs out.
      ask.session?.claims ? seeOther(to(ask.shell, paths.account)) : onToIssuer(ask, await engine.signIn.logoutUrl()),
  },
  {
    method: 'POST',
    path: '/sign-out',
    open: true,
    async run(ask, engine) {
      const found = ask.cookies.length > 0 ? await readSession(engine, ask.cookies) : null
      const next = found ? await afterSignOut(engine) : paths.home
      return forgetting(to(ask.shell, next), found ? [await endSession(engine, found.name)] : [])
    },
  },
]
