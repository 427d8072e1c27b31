import { expect } from 'vitest'
import { paths } from '#web/paths.ts'
import { copies, offered } from '#web/words/repair.ts'
import type { DemoCloud } from './opened.ts'
import { insisting, once, signedIn } from './steps.ts'

type Line = { readonly record: string; readonly change: string; readonly owed: object | null; readonly holds: string }

/** A correction at its holders, then offered again, over HTTP. */
export async function copiesByHttp(cloud: DemoCloud, record: string): Promise<void> {
  const api = await recipientProgram(cloud.url)
  const own = paths.myRecord(record)
  const firm = await signedIn(cloud.url, 'enterprise')
  const { change } = await insisting(async () => {
    const line = (await feedOf(api)).findLast((one) => one.record === record && one.owed !== null)
    if (!line) throw new Error('not in the feed yet')
    return line
  }, 60)
  // Pushed to, and silent until its own program says so.
  await once(firm, own, ({ html }) => html.includes(copies.open.zh))
  const said = async (name: string) => (await api(`/feed/${name}/confirm`, {})).body
  expect([await said(change), await said(change)]).toEqual([
    { change, outcome: 'confirmed' },
    { change, outcome: 'already' },
  ])
  expect((await api(`/feed/${record}.999/confirm`, {})).status).toBe(404)
  expect((await api('/feed?cursor=999999999')).body['fields']).toEqual({ cursor: 'cursorAhead' })
  await once(firm, own, ({ html }) => !html.includes(copies.open.zh))

  await fetch(`${cloud.url}/demo/recipients?night`, { method: 'POST', redirect: 'manual' })
  // A sheet is taken at the next minute.
  await once(firm, '/demo/recipients', ({ html }) => html.includes('正在导入') || html.includes('行已被拦下'))
  await insisting(async () => {
    await cloud.tick('clocksweep')
    expect((await firm.get('/demo/recipients')).html).toMatch(/[1-9]\d* 行已被拦下/)
  }, 60)
  await once(firm, own, ({ html }) => html.includes(offered.title.zh))
}

type Api = (path: string, body?: object) => Promise<{ readonly status: number; readonly body: Record<string, unknown> }>

/** Program of the demo's province, with a token of the issuer. */
async function recipientProgram(url: string): Promise<Api> {
  const base = `${url}/api/v1`
  const basic = Buffer.from('api-recipient:demo').toString('base64')
  const asked = await fetch(`${url}/demo/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'read write', resource: base }),
  })
  const { access_token: token } = await asked.json()
  return async (path, body) => {
    const answer = await fetch(base + path, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: await answer.json() }
  }
}

/** All lines, from the beginning to the end. */
async function feedOf(api: Api): Promise<readonly Line[]> {
  const all: Line[] = []
  for (let cursor: string | null = '-1'; cursor !== null; ) {
    const { status, body } = await api(`/feed?cursor=${cursor}`)
    if (status !== 200) throw new Error(`the feed answered ${status}`)
    all.push(...(body['lines'] as Line[]))
    cursor = body['isEnd'] ? null : String(body['cursor'])
  }
  return all
}
