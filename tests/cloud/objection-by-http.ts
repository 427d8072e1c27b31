import { setTimeout } from 'node:timers/promises'
import { type Answer, type WebClient, webClient } from '#tests/support/web-client.ts'

type Dispute = { readonly document: string; readonly column: string; readonly after: string }
export type Corrected = { readonly caseId: string; readonly record: string }

const patience = 120_000

/** From the form of an objection to the decision, by everybody who has a part in it, over HTTP alone. */
export async function objectByHttp(url: string, { document, column, after }: Dispute): Promise<Corrected> {
  const firm = await signedIn(url, 'enterprise')
  const { html } = await firm.get('/my/records')
  const card =
    html
      .split('<article')
      .slice(1)
      .find((one) => one.includes(document)) ?? ''
  const record = /\/my\/records\/([^/"]+)\/object"/.exec(card)?.[1]
  if (record === undefined) throw new Error(`no way to object to ${document} on /my/records`)
  const way = `/my/records/${record}/object`
  const evidence = await firm.post(await firm.get(way), way, {
    [`dispute.${column}`]: 'on',
    [`ground.${column}`]: 'E7',
    [`claimed.${column}`]: after,
    explanation: '决定书原件写的是另一个数。',
  })
  const contact = await firm.get(evidence.at.replace(/\/evidence\b.*/, '/contact'))
  const check = await firm.post(contact, '/contact', {
    ...{ name: '经办人', email: 'enterprise@demo.invalid', phone: '0766-8800000', consentElectronic: 'on' },
  })
  const receipt = await firm.post(check, '/submit')
  const caseId = /\/my\/cases\/([^/]+)\/receipt$/.exec(receipt.at)?.[1]
  if (caseId === undefined) throw new Error(`no receipt but ${receipt.status} at ${receipt.at}`)

  await sends(await signedIn(url, 'intake-1'), caseId, { event: 'intake.forwarded', unit: 'HJ' })
  await sends(await signedIn(url, 'hj-1'), caseId, {
    event: 'unit.proposed',
    'code.i1': '01',
    'value.i1': after,
    'documentChecked.i1': '行政处罚决定书（原件）',
    'documentProduced.i1': 'on',
    'reason.i1': '经查阅决定书原件。',
  })
  await sends(await signedIn(url, 'hj-head'), caseId, { event: 'approver.approved' }, '/approval')
  return { caseId, record: `/r/${record}` }
}

export async function signedIn(url: string, person: string): Promise<WebClient> {
  const client = webClient(url)
  const { at, status } = await client.post(await client.get('/sign-in'), '', { person })
  if (status !== 200) throw new Error(`${person} signed in to ${status} at ${at}`)
  return client
}

/** One event by a form of the desk; a step of the case before it may still be on its way. */
async function sends(
  client: WebClient,
  id: string,
  values: Readonly<Record<string, string>>,
  page = '',
): Promise<void> {
  const form = await once(client, `/desk/cases/${id}${page}`, ({ html }) => html.includes(`value="${values['event']}"`))
  const sent = await client.post(form, `/desk/cases/${id}/events`, values)
  if (sent.status !== 200) throw new Error(`${values['event']}: ${sent.status} at ${sent.at}: ${wordsOf(sent.html)}`)
}

/** A page once it holds. */
export async function once(client: WebClient, path: string, holds: (page: Answer) => boolean): Promise<Answer> {
  const since = Date.now()
  for (;;) {
    const page = await client.get(path)
    if (holds(page)) return page
    if (Date.now() - since > patience) throw new Error(`${path}: ${page.status}: ${wordsOf(page.html)}`)
    await setTimeout(500)
  }
}

const wordsOf = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500)
