import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { demoHeaders, demoPage, escaped } from '../base/demo-page.ts'
import type { DemoPerson } from '../base/demo-people.ts'
import { readBody } from '../http/read-body.ts'
import type { Provincial } from './province.ts'

type Options = {
  readonly people: readonly DemoPerson[]
  readonly client: { readonly clientId: string; readonly clientSecret: string }
  readonly redirectUri: string
  readonly now: () => number
}
export type ProvinceMock = {
  readonly mountPath: string
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const mountPath = '/demo/province'
const codeLife = 60_000

/** Stands in for a provincial sign-on: readers choose who they are, a code is worth one identity once. */
export function provinceMock({ people, client, redirectUri, now }: Options): ProvinceMock {
  const citizens = people.filter(({ kind }) => kind !== 'staff')
  const codes = new Map<string, { readonly person: DemoPerson; readonly until: number }>()
  return {
    mountPath,
    async handle(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://province.demo')
      const sent = request.method === 'POST' ? ((await readBody(request, 4096))?.toString() ?? '') : ''
      if (pathname === `${mountPath}/exchange`) return answer(response, sent)
      if (searchParams.get('redirect_uri') !== redirectUri) return tell(response, 400, wrongClient)
      const person = citizens.find(({ sub }) => sub === new URLSearchParams(sent).get('person'))
      if (!person) return tell(response, 200, choice(citizens))
      const code = randomBytes(16).toString('hex')
      codes.set(code, { person, until: now() + codeLife })
      const back = new URLSearchParams({ code, state: searchParams.get('state') ?? '' })
      response.writeHead(303, { location: `${redirectUri}?${back}`, 'cache-control': 'no-store' }).end()
    },
  }

  function answer(response: ServerResponse, sent: string): void {
    const { clientId, clientSecret, code } = asked(sent)
    const found = codes.get(code)
    const isClient = clientId === client.clientId && clientSecret === client.clientSecret
    if (isClient) codes.delete(code)
    const identity = isClient && found && found.until > now() ? identityOf(found.person) : null
    response.writeHead(identity ? 200 : isClient ? 400 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(identity ?? { error: 'invalid' }))
  }
}

function asked(sent: string): { readonly clientId: string; readonly clientSecret: string; readonly code: string } {
  const none = { clientId: '', clientSecret: '', code: '' }
  try {
    return { ...none, ...JSON.parse(sent) }
  } catch {
    return none
  }
}

const identityOf = ({ kind, name, idHash, uscc, level }: DemoPerson): Provincial => ({
  ...{ type: kind === 'organisation' ? kind : 'person', name: name.zh, level },
  ...{ idHash: idHash ?? null, uscc: uscc ?? null },
})

const wrongClient = demoPage({ zh: '无法登录', en: 'Sign-in failed' }, '<p><a href="/">返回 · Back</a></p>')

const choice = (people: readonly DemoPerson[]) =>
  demoPage(
    { zh: '省统一身份认证（演示）', en: 'Provincial sign-on (demonstration)' },
    `<form method="post">\n${people.map(button).join('\n')}\n</form>`,
  )

const button = ({ sub, name }: DemoPerson) =>
  `<p><button class="button" name="person" value="${escaped(sub)}">${escaped(name.zh)} · <span lang="en">${escaped(name.en)}</span></button></p>`

const tell = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, demoHeaders).end(body)
}
