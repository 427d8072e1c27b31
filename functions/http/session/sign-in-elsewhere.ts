import type { Engine } from '#engine/store/engine.ts'
import { ElsewherePage } from '#web/public/elsewhere-page.tsx'
import type { Ask } from '../door/ask.ts'
import { page, type Reply, seeOther } from '../door/reply.ts'

/**
 * Answers a sign-in begun at another address, where its cookie would be missing: leads to the first name of this
 * machine, or tells what to set. Null where it may go on. For one machine alone, since proxies may rewrite Host.
 */
export function signInElsewhere(ask: Ask, engine: Engine): Reply | null {
  const own = new URL(engine.deployment.url)
  const asked = URL.canParse(`${own.protocol}//${ask.host}`) ? new URL(`${own.protocol}//${ask.host}`) : null
  if (!isThisMachine(own) || asked === null || asked.host === own.host) return null
  const path = ask.shell.lang === 'en' ? `/en${ask.path}` : ask.path
  const query = new URLSearchParams(ask.query).toString()
  const target = `${engine.deployment.url}${path}${query && `?${query}`}`
  return isThisMachine(asked)
    ? seeOther(target)
    : page(ElsewherePage({ shell: ask.shell, target, asked: asked.origin }))
}

const isThisMachine = ({ hostname }: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
