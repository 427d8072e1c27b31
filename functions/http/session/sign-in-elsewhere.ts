import type { Engine } from '#engine/store/engine.ts'
import { ElsewherePage } from '#web/public/elsewhere-page.tsx'
import type { Ask } from '../door/ask.ts'
import { page, type Reply, seeOther } from '../door/reply.ts'

/**
 * What a sign-in answers that was begun at another address than the one it comes back to, where the cookie is not:
 * one machine's other name leads to its first, another machine is told what to set. Null where it may go on.
 * Only for a program that is set up for one machine: before others stand proxies that may write a Host of their own.
 */
export function signInElsewhere(ask: Ask, engine: Engine): Reply | null {
  const own = new URL(engine.deployment.url)
  const asked = URL.canParse(`${own.protocol}//${ask.host}`) ? new URL(`${own.protocol}//${ask.host}`) : null
  if (!isThisMachine(own) || asked === null || asked.host === own.host) return null
  const path = ask.shell.lang === 'en' ? `/en${ask.path}` : ask.path
  const query = new URLSearchParams(ask.query).toString()
  const target = `${own.origin}${path}${query && `?${query}`}`
  return isThisMachine(asked)
    ? seeOther(target)
    : page(ElsewherePage({ shell: ask.shell, target, asked: asked.origin }))
}

const isThisMachine = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
