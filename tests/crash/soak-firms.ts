import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importJWK, SignJWT } from 'jose'
import { makeUscc } from '#records/identity/uscc.ts'
import { png } from './filing.ts'

type Upload = {
  readonly id: string
  readonly form: { readonly action: string; readonly fields: Record<string, string> }
}

/** Of so many cases one brings a file. */
const perFile = 10
/** Of so many one is served by mail. */
const perMail = 10
/** Cases a firm: its day is counted at each. */
const perFirm = 5

/** Files as programs do, each few cases for another firm. */
export async function firmsFiling({ folder, url }: { readonly folder: string; readonly url: string }) {
  // The demo's issuer knows no such firms: its key signs their tokens.
  const jwk = JSON.parse(readFileSync(join(folder, 'keys', 'oidc.json'), 'utf8'))
  const key = await importJWK(jwk, jwk.alg)
  const base = `${url}/api/v1`
  const tokenOf = (firm: string) =>
    new SignJWT({ ...claimsOf(firm), client_id: `api-${firm}`, scope: 'read write' })
      .setProtectedHeader({ alg: jwk.alg, kid: jwk.kid, typ: 'at+jwt' })
      .setIssuedAt()
      .setIssuer(`${url}/demo/oidc`)
      .setAudience(base)
      .setExpirationTime('10m')
      .sign(key)
  let last = { firm: '', token: Promise.resolve('') }
  return async (n: number): Promise<void> => {
    const firm = `firm-${Math.floor(n / perFirm)}`
    if (last.firm !== firm) last = { firm, token: tokenOf(firm) }
    const token = await last.token
    const post = (path: string, body: object, once: string) => posted(`${base}${path}`, token, body, once)
    const upload = n % perFile === 0 ? await sent(await post('/uploads', {}, `${firm}-file-${n}`), n) : undefined
    await post('/objections', { ...objection(n), ...(upload !== undefined && { upload }) }, `${firm}-case-${n}`)
  }
}

const claimsOf = (firm: string) => ({
  ...{ sub: firm, name: `试运行企业 ${firm}`, email: `${firm}@demo.invalid`, kind: 'organisation', level: 'real-name' },
  uscc: makeUscc(`MA${firm.slice(firm.indexOf('-') + 1).padStart(6, '0')}`, '91445302'),
})

const objection = (n: number) => ({
  ...{ record: null, channel: 'city', explanation: `许可证已经发放，公示中没有。s${n}` },
  items: [{ field: null, ground: 'E3', claimed: `应有许可 s${n}` }],
  contact: {
    name: '经办人',
    email: `c${n}@demo.invalid`,
    phone: '0766-8800000',
    consentElectronic: n % perMail === 0,
    lang: 'zh',
  },
})

async function posted(to: string, token: string, body: object, once: string): Promise<unknown> {
  const answer = await fetch(to, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': once },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (answer.status !== 201) throw new Error(`${to}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

async function sent(begun: unknown, n: number): Promise<string> {
  const { id, form } = begun as Upload
  const body = new FormData()
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value)
  body.append('file', png(`s${n}`))
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status >= 400) throw new Error(`${form.action}: ${answer.status}`)
  return id
}
