import { once } from 'node:events'
import { createServer } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { laneKeys } from '#engine/run/hook-kinds.ts'
import { hookOf, hooksOf, sendHooks } from '#engine/run/hooks.ts'
import { newId } from '#engine/store/id.ts'
import { dueBuckets, moment } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { hookSender, signatureOf } from '#hosts/hook-sender.ts'
import { type Site, site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { fillHooks } from '#tests/world/fill-hooks.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { program } from './program.ts'

const applicant = (id: string, subject: string): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject,
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
})
const firm = applicant('firm', sampleRecord.subject.key)
const other = applicant('other', '91445302MA9DEM117G')
const officer = { id: 'officer', role: 'officer', unit: 'HJ' } as const
const intake = { id: 'intake', role: 'intake', unit: 'FGW' } as const
const url = 'https://filing.example.cn/redress'

/** Addresses not public however written, with the answer to each. */
const closedAddresses: readonly (readonly [url: string, code: RefusalCode])[] = [
  ['http://filing.example.cn/', 'hookAddress'],
  ['https://user:pass@filing.example.cn/', 'hookAddress'],
  ['https://:pass@filing.example.cn/', 'hookAddress'],
  ['ftp://filing.example.cn/', 'malformed'],
  ['nothing', 'malformed'],
  ...[
    ...['127.0.0.1', '127.0.0.1.', '127.0.0.1:8443', 'localhost', 'localhost.', 'a.localhost', 'printer.local'],
    ...['metadata.google.internal', '10.1.2.3', '172.31.255.255', '192.168.0.1', '100.64.0.1', '169.254.169.254'],
    ...['0.0.0.0', '192.0.0.170', '192.0.2.1', '192.88.99.1', '198.19.0.1', '198.51.100.7', '203.0.113.7'],
    ...['224.0.0.1', '255.255.255.255', '2130706433', '0x7f.1', '0x7f000001', '0177.0.0.1', '017700000001', '127.1'],
    ...[
      '１２７.０.０.１',
      '[::]',
      '[::1]',
      '[::127.0.0.1]',
      '[::ffff:10.0.0.1]',
      '[::ffff:7f00:1]',
      '[::ffff:0:10.0.0.1]',
    ],
    ...['[64:ff9b::a00:1]', '[64:ff9b:1::a00:1]', '[2001:0:a00:1::1]', '[2001:20::1]', '[2002:a00:1::1]', '[100::1]'],
    ...[
      '[2001:db8::1]',
      '[3fff::1]',
      '[5f00::1]',
      '[fc00::1]',
      '[fd12:3456::1]',
      '[fe80::1]',
      '[fec0::1]',
      '[ff02::1]',
    ],
  ].map((host) => [`https://${host}/`, 'hookInside'] as const),
]

describe('a subscription', () => {
  let open: Site
  let caseId = ''
  const told = () => open.host.hooks.received.map(({ id }) => Number(id.split('.')[1]))
  const settle = async () => {
    await open.settle()
    for (let round = 0; round < 100; round += 1) {
      if ((await consumeAll(open.engine)) + (await sendHooks(open.engine)) === 0) return
    }
    throw new Error('never settles')
  }
  const move = async (type: string, actor: Parameters<typeof commit>[2]['actor'], data: object) => {
    const done = await commit(open.engine, caseId, { type, actor, data })
    expect([type, done.kind]).toEqual([type, 'committed'])
  }
  const proposal = {
    answers: [
      { item: 'i1', code: '01', reason: '已核对', documentChecked: '决定书', value: '0.55', documentProduced: true },
    ],
  }

  beforeEach(async () => {
    open = site()
    const record = newId(open.engine.crypto)
    await addRecord(open.engine, { ...sampleRecord, id: record }, { id: 'system', role: 'system', unit: null })
    const hook = await program(open, firm).post('/webhooks', { url }, 'subscribe-first')
    expect(hook.status).toBe(201)
    await program(open, other).post('/webhooks', { url: 'https://other.example.cn' }, 'subscribe-first')
    const filed = await program(open, firm).post(
      '/objections',
      {
        record,
        channel: 'city',
        items: [{ field: 'CF_NR_FK', ground: 'E2', claimed: '0.55' }],
        explanation: '罚款金额与决定书不一致。',
        contact: { name: '张三', email: 'a@example.com', phone: '0766 0000000', consentElectronic: true, lang: 'zh' },
      },
      'file-it-now',
    )
    caseId = String(filed.body['id'])
  })

  test('is told of its own cases, in order, once, and of nothing inside', async () => {
    await settle()
    await move('intake.forwarded', intake, { unit: 'HJ', reason: '' })
    await move('unit.proposed', officer, proposal)
    await settle()
    const types = open.host.hooks.received.map(({ body }) => JSON.parse(body).type)
    expect(types).toEqual(expect.arrayContaining(['applicant.submitted', 'intake.forwarded']))
    expect(types).not.toContain('unit.proposed')
    expect(told()).toEqual([...new Set(told())].toSorted((a, b) => a - b))
    expect(open.host.hooks.received.every((one) => one.url === url)).toBe(true)
    const said = JSON.stringify(open.host.hooks.received)
    for (const secret of ['罚款金额', '张三', 'a@example.com', sampleRecord.subject.name, '已核对'])
      expect(said).not.toContain(secret)
    const before = told().length
    await settle()
    expect(told()).toHaveLength(before)
  })

  test('is told again at growing intervals until it takes it, and nothing overtakes', async () => {
    let answers = 0
    open.host.hooks.answerHook(() => {
      answers += 1
      return answers < 4 ? { kind: 'failed', reason: 'unreachable' } : { kind: 'answered', status: 200 }
    })
    await settle()
    await move('intake.forwarded', intake, { unit: 'HJ', reason: '' })
    await settle()
    expect([answers, told()]).toEqual([1, []])
    for (const wait of [60_000, 300_000, 1_800_000]) {
      open.host.clock.advance(wait)
      await settle()
    }
    // 2 is the seal on the receipt, no news for a subscriber.
    expect(told().slice(0, 2)).toEqual([1, 3])
    const [hook] = (await program(open, firm).get('/webhooks')).body['webhooks'] as { id: string }[]
    const { body } = await program(open, firm).get(`/webhooks/${hook?.id}/deliveries`)
    expect(JSON.stringify(body).match(/"outcome":"failed"/g)).toHaveLength(3)
    expect((await program(open, other).get(`/webhooks/${hook?.id}/deliveries`)).status).toBe(404)
    expect((await program(open, other).post(`/webhooks/${hook?.id}/stop`, {})).status).toBe(404)
  })

  test('rests with all its cases while it gives no answer, so that others are told', async () => {
    let calls = 0
    open.host.hooks.answerHook((call) => {
      calls += call.url === url ? 1 : 0
      return call.url === url ? { kind: 'failed', reason: 'timeout' } : { kind: 'answered', status: 204 }
    })
    await settle()
    const now = open.engine.clock.now()
    const [hook = never()] = (await hooksOf(open.engine, firm.subject ?? '')).map(hookOf)
    const due = (list: string) => open.engine.table.query({ index: 'due', pk: list, to: `${moment(now)}~`, limit: 500 })
    const lists = Array.from({ length: dueBuckets }, (_, bucket) => `due#hooks#${bucket}`)
    const lane = { hook: hook.id, subject: hook.subject, sent: 0, wanted: 1, tries: 0, state: 'waiting' }
    for (let n = 0; n < 450; n += 1) {
      const at = [lists[n % lists.length] ?? '', `${moment(now)}#${hook.id}#C${n}`] as const
      const put = { ...laneKeys.key(hook.id, `C${n}`), v: 1, body: { ...lane, caseId: `C${n}` }, index: { due: at } }
      await open.engine.table.transact([{ put, when: 'absent' }])
    }
    await settle()
    const waiting = (await Promise.all(lists.map(due))).flatMap(({ items }) => items)
    expect([calls, waiting.length]).toEqual([1, 0])
    open.host.clock.advance(60_000)
    open.host.hooks.answerHook(() => ({ kind: 'answered', status: 204 }))
    await settle()
    expect(told()).toContain(1)
  })

  test('is not told any more once it is stopped', async () => {
    const [hook] = (await program(open, firm).get('/webhooks')).body['webhooks'] as { id: string }[]
    expect((await program(open, firm).post(`/webhooks/${hook?.id}/stop`, {})).status).toBe(200)
    await settle()
    expect(told()).toEqual([])
  })

  test('loses nothing where two senders and a new entry meet', async () => {
    await consumeAll(open.engine)
    await Promise.all([
      sendHooks(open.engine),
      sendHooks(open.engine),
      move('intake.forwarded', intake, { unit: 'HJ', reason: '' }).then(() => consumeAll(open.engine)),
    ])
    open.host.clock.advance(60_000)
    await settle()
    const visible = open.host.hooks.received.map(({ body }) => JSON.parse(body).type)
    expect(visible.filter((type) => type === 'applicant.submitted')).toHaveLength(1)
    expect(visible.filter((type) => type === 'intake.forwarded')).toHaveLength(1)
  })

  test('is told of what happens while it is being told', async () => {
    await consumeAll(open.engine)
    let meanwhile = async () => {
      await move('intake.forwarded', intake, { unit: 'HJ', reason: '' })
      await consumeAll(open.engine)
    }
    const { send } = open.host.hooks
    const slow: typeof send = async (call) => {
      const first = meanwhile
      meanwhile = async () => {}
      await first()
      return send(call)
    }
    while ((await sendHooks({ ...open.engine, hooks: { ...open.host.hooks, send: slow } })) > 0);
    expect(told()).toContain(1)
    expect(told()).toContain(2)
  })

  test('is one of five however many are made at once, and of the ended no more are kept than a step may read', async () => {
    for (let i = 0; i < 130; i += 1) await fillHooks(open.engine, i)
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, i) => program(open, firm).post('/webhooks', { url }, `subscribe-${i}`)),
    )
    expect(made.filter(({ status }) => status === 201)).toHaveLength(4)
    const hooks = (await hooksOf(open.engine, sampleRecord.subject.key)).map(hookOf)
    expect(hooks.filter(({ stoppedAt }) => stoppedAt === null)).toHaveLength(5)
    expect(hooks.filter(({ stoppedAt }) => stoppedAt !== null)).toHaveLength(100)
    const again = made.findIndex(({ status }) => status === 201)
    expect((await program(open, firm).post('/webhooks', { url }, `subscribe-${again}`)).body).toEqual(made[again]?.body)
  })

  test.each([
    ...closedAddresses,
    ['https://inside.example.cn/', 'hookInside'],
    ['https://nobody.example.cn/', 'hookUnknown'],
  ] as const)('is refused where nothing could be delivered: %s', async (address, code) => {
    const asked = program(open, firm)
    const told = await asked.post('/webhooks', { url: address }, 'subscribe-inside')
    expect([told.status, told.body['code'], told.body['title']]).toEqual([422, code, refusals[code].en])
    expect((await asked.get('/webhooks')).body['webhooks']).toHaveLength(1)
  })

  test.each([
    'https://filing.example.cn:8443/redress?a=1',
    'https://OTHER.example.cn/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07::1]/',
  ])('may be at any public address: %s', async (address) => {
    expect((await program(open, firm).post('/webhooks', { url: address }, 'subscribe-open')).status).toBe(201)
  })

  test('keeps its secret out of the store', async () => {
    const { body } = await program(open, firm).post('/webhooks', { url }, 'subscribe-first')
    const secret = String(body['secret'])
    const { items } = await open.engine.table.query({ index: 'main', pk: `hooks#${firm.subject}`, limit: 20 })
    expect(secret).toMatch(/^whsec_[\w+/=]{20,}$/)
    expect(JSON.stringify(items)).not.toContain(secret)
    expect(items.map(({ sk }) => sk.replace(/#.*/, ''))).toEqual(['head', 'hook'])
  })
})

describe('the sender', () => {
  const call = { id: 'case.1', at: 1_757_815_200_000, body: '{"a":1}', secret: 'whsec_c2VjcmV0' }

  test('asks for a name at each delivery, and calls nobody inside whom it names by then', async () => {
    const said = [['8.8.8.8'], ['169.254.169.254'], ['8.8.8.8', '10.0.0.1'], ['fd00:ec2::254'], []]
    const sender = hookSender({ anywhere: false, find: async () => said.shift() ?? ['127.0.0.1'] })
    expect(await sender.look(url)).toMatchObject({ kind: 'open', address: '8.8.8.8' })
    for (const reason of ['privateAddress', 'privateAddress', 'privateAddress', 'unknownHost'])
      expect(await sender.send({ ...call, url })).toEqual({ kind: 'failed', reason })
    expect(said).toEqual([])
  })

  test.each(closedAddresses)('goes nowhere near the inside: %s', async (address) => {
    const answer = await hookSender({ anywhere: false }).send({ ...call, url: address })
    expect(answer).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/^(address|privateAddress|unknownHost)$/),
    })
  })

  test('signs what it sends, and follows no redirect', async () => {
    const got: { headers: NodeJS.Dict<string | string[]>; body: string }[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const part of request) body += part
      got.push({ headers: request.headers, body })
      response.writeHead(request.url === '/moved' ? 302 : 204, { location: '/elsewhere' }).end()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const sender = hookSender({ anywhere: true })
    expect(await sender.send({ ...call, url: `${base}/here` })).toEqual({ kind: 'answered', status: 204 })
    expect(await sender.send({ ...call, url: `${base}/moved` })).toEqual({ kind: 'answered', status: 302 })
    server.close()
    expect(got).toHaveLength(2)
    expect(got[0]).toMatchObject({
      body: call.body,
      headers: { 'webhook-id': 'case.1', 'webhook-timestamp': '1757815200', 'webhook-signature': signatureOf(call) },
    })
    expect(await sender.send({ ...call, url: `${base}/gone` })).toMatchObject({ kind: 'failed' })
  })

  test('signs as the standard does', () => {
    const standard = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: 1_614_265_330_000,
      body: '{"test": 2432232314}',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    }
    expect(signatureOf(standard)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
})

function never(): never {
  throw new Error('nobody subscribed')
}
