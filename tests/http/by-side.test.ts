import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { SignIn } from '#engine/store/ports.ts'
import { bySide } from '#functions/http/door/by-side.ts'
import { memoryHost } from '#hosts/memory/index.ts'
import { Fault } from '#law/fault.ts'

const [publicUrl, staffUrl] = ['https://xy.example.cn', 'https://ban.example.cn']
const saved = { state: '-', verifier: '-', nonce: '-', returnTo: '/' }
const staffSignIn: SignIn = {
  logoutUrl: async () => null,
  loginUrl: async () => ({ url: `${staffUrl}/login`, saved }),
  finish: async () => {
    throw new Error('nobody comes back')
  },
}
const asked = (host: string) => ({ headers: { host } })

it('works at the staff’s address under it, with a sign-in that comes back there, and elsewhere at the public’s', async () => {
  const host = memoryHost()
  const open = bySide(async () => ({
    ...host,
    staffSignIn,
    deployment: { ...host.deployment, url: publicUrl, staffUrl },
  }))
  const staff = await open(asked('ban.example.cn'))
  expect([staff.deployment.url, staff.deployment.publicUrl]).toEqual([staffUrl, publicUrl])
  expect((await staff.signIn.loginUrl('/desk')).url).toBe(`${staffUrl}/login`)
  for (const one of [await open(asked('xy.example.cn')), await open(asked('evil.example')), await open()])
    expect([one.deployment.url, one.deployment.publicUrl]).toEqual([publicUrl, undefined])
})

it('works at one address for all where staff have none of their own', async () => {
  const host = memoryHost()
  const open = bySide(async () => ({ ...host, staffSignIn: null }))
  expect((await open(asked('ban.example.cn'))).deployment.url).toBe(host.deployment.url)
})

it('opens again for the next who asks, where a service that it needs failed at the start', async () => {
  const host = memoryHost()
  let times = 0
  const open = bySide(async () => {
    times += 1
    if (times === 1) throw new Fault('host.busy', 'secretsmanager')
    return { ...host, staffSignIn: null }
  })
  await setImmediate()
  expect((await open()).deployment.url).toBe(host.deployment.url)
  await open()
  expect(times).toBe(2)
})
