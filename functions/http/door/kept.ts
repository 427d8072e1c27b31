import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { keepForm } from '#engine/people/kept-form.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Ask } from './ask.ts'
import { spend } from './budget.ts'
import { madeFor } from './csrf.ts'
import { isLocalPath } from './local-path.ts'
import { expiredPage, isTyped, type Reply } from './reply.ts'

/** Keeps a late form for its writer, in the sending browser. */
export async function keptReply(ask: Ask, engine: Engine, event: APIGatewayProxyEventV2): Promise<Reply> {
  const { csrf, ...form } = ask.form
  if (!isTyped(form) || (await spend(engine, 'kept', event)) !== null) return expiredPage(ask)
  const kept = await keepForm(engine, madeFor(csrf), { path: sentTo(event), form })
  if (kept === null) return expiredPage(ask)
  const plain = engine.deployment.url.startsWith('http://')
  const cookie = `${keptCookie(engine)}=${kept.id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=1800${plain ? '' : '; Secure'}`
  return { ...expiredPage(ask, kept.until), cookies: [cookie] }
}

const sentTo = ({ rawPath, rawQueryString }: APIGatewayProxyEventV2) =>
  isLocalPath(rawPath) ? `${rawPath}${rawQueryString ? `?${rawQueryString}` : ''}` : '/'

/** Under which id this browser's last form was kept. */
export function keptId(engine: Engine, { cookies }: Pick<Ask, 'cookies'>): string | null {
  const prefix = `${keptCookie(engine)}=`
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length) ?? null
}

const keptCookie = ({ deployment }: Engine) =>
  deployment.url.startsWith('http://') ? 'redress-kept' : '__Host-redress-kept'
