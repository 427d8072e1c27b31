import { afterEach, expect, it, vi } from 'vitest'
import { inTime } from '#functions/http/door/packed.ts'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { Fault } from '#law/fault.ts'
import { gatewayEvent, site } from './site.ts'

afterEach(() => vi.useRealTimers())

/** The store says so to every question. */
const failing = (fault: () => Error) =>
  site({
    host: ({ table }) => ({
      table: {
        ...table,
        query: async () => {
          throw fault()
        },
      },
    }),
  })
const code = { code: '6H2K' }

it.each(['contention', 'table.contention', 'host.busy'])(
  'what passes by itself (%s) is told with a word when to come again, and what was typed can be sent again',
  async (fault) => {
    const open = failing(() => new Fault(fault))
    const looked = await open.ask({ path: '/en/records?q=x' })
    expect([looked.status, looked.headers['retry-after']]).toEqual([503, '5'])
    expect(looked.body).toContain('href="/en/records?q=x"')
    expect(open.host.logged.join()).toContain(fault)
    const said = await open.ask({ path: '/records?q=x', headers: { accept: 'application/json' } })
    expect([said.status, said.headers['retry-after'], JSON.parse(said.body).code]).toEqual([503, '5', 'busy'])
  },
)

it.each(['oidc.unreachable', 'province.unreachable'])('a sign-on that does not answer (%s) is named', async (fault) => {
  const gone = async () => {
    throw new Fault(fault)
  }
  const open = site({ signIn: { loginUrl: gone, logoutUrl: async () => null, finish: gone } })
  const asked = await open.ask({ path: '/en/sign-in' })
  expect([asked.status, asked.headers['retry-after']]).toEqual([503, '60'])
  expect(asked.body).toContain('nothing is wrong with your account')
})

it('sends a form again with all that was typed, and nothing of it as markup', async () => {
  const open = site({ host: ({ table }) => ({ table: { ...table, get: fails } }) })
  const form = { ...code, note: '第一行\n"<b>第二行</b>"' }
  const sent = await open.ask({ method: 'POST', path: '/track', form })
  expect([sent.status, sent.headers['retry-after']]).toEqual([503, '5'])
  expect(sent.body).toContain('<form method="post" action="/track">')
  expect(sent.body).toContain('<input type="hidden" name="code" value="6H2K"')
  expect(sent.body).toMatch(/name="note" value="第一行\n&quot;&lt;b(>|&gt;)第二行/)
})

it('tells a fault of the program as one', async () => {
  const looked = await failing(() => new Fault('table.refused')).ask({ path: '/records?q=x' })
  expect([looked.status, looked.headers['retry-after']]).toEqual([500, undefined])
})

it('answers before the time of a function is over, also where nothing else would', async () => {
  vi.useFakeTimers()
  const open = site()
  const event = gatewayEvent({ method: 'POST', path: '/en/track', form: code }, 0)
  const context = lambdaContext('0123456789abcdef', 20_000, () => 0)
  const answer = inTime(() => new Promise(() => {}), open.engine.log)(event, context)
  await vi.advanceTimersByTimeAsync(18_600)
  const { statusCode, headers, body } = await answer
  expect([statusCode, headers?.['retry-after']]).toEqual([503, '5'])
  expect(body).toContain('action="/en/track"')
  expect(open.host.logged.join()).toContain('time is over')
})

it('answers what failed outside of every page, and leaves a good answer alone', async () => {
  const open = site()
  const context = lambdaContext('0123456789abcdef', 20_000, () => 0)
  const event = gatewayEvent({ path: '/r/abc' }, 0)
  const fallen = await inTime(fails, open.engine.log)(event, context)
  expect([fallen.statusCode, fallen.headers?.['retry-after']]).toEqual([503, '5'])
  expect(await inTime(async () => ({ statusCode: 200, body: 'x' }), open.engine.log)(event, context)).toEqual({
    statusCode: 200,
    body: 'x',
  })
})

async function fails(): Promise<never> {
  throw new Fault('host.busy', 'dynamodb')
}
