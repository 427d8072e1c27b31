import { type ClosedLink, linkStanding, type OpenLink } from '#engine/begin/link-standing.ts'
import { type ActionLink, linkKey, linkOf } from '#engine/people/action-link.ts'
import type { LinkSession } from '#engine/people/door-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { OverPage } from '#web/by-mail/over-page.tsx'
import { to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Ask } from '../door/ask.ts'
import { isCsrf, maskedCsrf } from '../door/csrf.ts'
import { expiredPage, page, type Reply, refusing, seeOther } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { proofLasts } from '../door/step-up.ts'
import { readLinkSession } from './link-session.ts'

/** A request within the sitting of a link. */
export type LinkAsk = {
  readonly ask: Ask
  readonly engine: Engine
  readonly link: ActionLink
  readonly session: LinkSession
  readonly standing: OpenLink | ClosedLink
  /** Token of the sitting's forms, masked each time. */
  readonly key: string
}

/** Runs within a link's sitting; forms need its token. */
export function withLink(run: (one: LinkAsk) => Promise<Reply>) {
  return async (ask: Ask, engine: Engine): Promise<Reply> => {
    const session = await readLinkSession(engine, ask.cookies)
    const item = session && (await engine.table.get(linkKey(session.link)))
    const isPost = ask.method === 'POST'
    if (!session || !item) return unlisted(isPost ? expiredPage(ask) : seeOther(to(ask.shell, paths.mailLink)))
    if (isPost && !isCsrf(ask.form['key'], session.csrf)) return unlisted(expiredPage(ask))
    const link = linkOf(item)
    const standing = await linkStanding(engine, link)
    const key = maskedCsrf(engine.crypto, session.csrf)
    return unlisted(await run({ ask, engine, link, session, standing, key }))
  }
}

export const isProvedByLink = ({ session, engine }: Pick<LinkAsk, 'session' | 'engine'>): boolean =>
  session.provedAt !== null && engine.clock.now() - session.provedAt < proofLasts

/** Shows how it ended, and a fresh link for standing tasks. */
export function overPage({ ask, link, key, standing }: LinkAsk, code: RefusalCode): Reply {
  const renewable = standing.kind === 'open' || standing.renewable
  const over = { code, caseId: link.caseId, renewable, usedAt: link.used?.at ?? null, key }
  return refusing({ code }, page(<OverPage shell={ask.shell} over={over} />, statusOf(code)))
}

/** In no cache, in no index. */
export const unlisted = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, 'x-robots-tag': 'noindex, nofollow, noarchive' },
})
