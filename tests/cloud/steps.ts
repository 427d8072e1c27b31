import { setTimeout } from 'node:timers/promises'
import { patience } from '#tests/support/patience.ts'
import { type Answer, type WebClient, webClient } from '#tests/support/web-client.ts'

export async function signedIn(url: string, person: string, client = webClient(url)): Promise<WebClient> {
  const { at, status } = await client.post(await client.get('/sign-in'), '', { person })
  if (status !== 200) throw new Error(`${person} signed in to ${status} at ${at}`)
  return client
}

/** Does a step again until it ends well, as a person would. */
export async function insisting<T>(step: () => Promise<T>, tries = 20): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await step()
    } catch (error) {
      if (left === 0) throw error
      await setTimeout(500)
    }
  }
}

/** The card of a record on the page of one's own. */
async function recordCard(client: WebClient, document: string): Promise<string> {
  const { html } = await client.get('/my/records')
  const cards = html.split('<article').slice(1)
  return cards.find((one) => one.includes(document)) ?? ''
}

/** Id of a record, by the page of one's own. */
export async function recordOf(client: WebClient, document: string): Promise<string> {
  const record = /\/my\/records\/(\w+)"/.exec(await recordCard(client, document))?.[1]
  if (record === undefined) throw new Error(`${document} is not on /my/records`)
  return record
}

/** Objects to one column, to the page of its evidence. */
export async function objected(firm: WebClient, record: string, column: string, claimed: string): Promise<Answer> {
  const way = `/my/records/${record}/object`
  return firm.post(await firm.get(`${way}?what=none`), way, {
    ...{ [`dispute.${column}`]: 'on', [`ground.${column}`]: 'E7', [`claimed.${column}`]: claimed },
    explanation: '决定书原件写的是另一个数。',
  })
}

/** Proposal of a unit: the document has the claimed value. */
export const agreed = (value: string) => ({
  ...{ event: 'unit.proposed', 'code.i1': '01', 'value.i1': value, 'reason.i1': '经查阅决定书原件。' },
  ...{ 'documentChecked.i1': '行政处罚决定书（原件）', 'documentProduced.i1': 'on' },
})

/** Sends a file by the page's form, once, and returns to it. */
export async function withFile(firm: WebClient, at: string, file: File): Promise<Answer> {
  const page = await firm.get(at)
  if (page.html.includes(file.name)) return page
  const [, action] = /<form\b[^>]*action="([^"]+)"[^>]*enctype="multipart/i.exec(page.html) ?? []
  const after = await firm.post(page, action ?? 'no form for a file', {}, file)
  if (!after.html.includes(file.name)) throw new Error(`${file.name} did not arrive: ${after.status} at ${after.at}`)
  return after
}

/** From the page of the evidence to the receipt; answers the case. */
export async function filed(firm: WebClient, evidence: Answer): Promise<string> {
  const contact = await firm.get(evidence.at.replace(/\/evidence\b.*/, '/contact'))
  // A draft that was filed leads to its receipt.
  const receipt = receiptPath.test(contact.at) ? contact : await submitted(firm, contact)
  const caseId = receiptPath.exec(receipt.at)?.[1]
  if (caseId === undefined)
    throw new Error(`no receipt but ${receipt.status} at ${receipt.at}: ${wordsOf(receipt.html)}`)
  return caseId
}

const receiptPath = /\/my\/cases\/([^/]+)\/receipt$/

async function submitted(firm: WebClient, contact: Answer): Promise<Answer> {
  const check = await firm.post(contact, '/contact', {
    ...{ name: '经办人', email: 'enterprise@demo.invalid', phone: '0766-8800000', consentElectronic: 'on' },
  })
  return firm.post(check, '/submit')
}

/** Event by a desk's form; earlier steps may be on their way. */
export async function sends(
  client: WebClient,
  id: string,
  values: Readonly<Record<string, string>>,
  page = '',
): Promise<void> {
  const form = await once(client, `/desk/cases/${id}${page}`, ({ html }) => html.includes(`value="${values['event']}"`))
  await submits(client, form, `/desk/cases/${id}/events`, values)
}

/** Sends an event's form, which must be taken. */
export async function submits(
  client: WebClient,
  form: Answer,
  action: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const sent = await client.post(form, action, values)
  if (sent.status !== 200) throw new Error(`${values['event']}: ${sent.status} at ${sent.at}: ${wordsOf(sent.html)}`)
}

/** Sealed papers of a case, by its subject's page. */
export async function papersOf(
  client: WebClient,
  caseId: string,
  titles: readonly string[],
): Promise<readonly Buffer[]> {
  const { html } = await once(client, `/my/cases/${caseId}`, (page) => titles.every((one) => page.html.includes(one)))
  const pages = new Set([...html.matchAll(/"(\/papers\/[^"/]+\/(?!clock)[^"/]+)"/g)].flatMap(([, path]) => path ?? []))
  return Promise.all(
    [...pages].map(async (path) => {
      await once(client, path, (page) => page.html.includes(`"${path}/pdf"`))
      return fileAt(client, `${path}/pdf`)
    }),
  )
}

/** Bytes of a file, asked again while the store is busy. */
export async function fileAt(client: WebClient, path: string, again = 20): Promise<Buffer> {
  const answer = await fetch(new URL(path, client.url), { headers: { cookie: client.cookie() } })
  if (answer.status === 503 && again > 0) {
    await answer.arrayBuffer()
    await setTimeout(200)
    return fileAt(client, path, again - 1)
  }
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** A page once it holds. */
export async function once(client: WebClient, path: string, holds: (page: Answer) => boolean): Promise<Answer> {
  const since = Date.now()
  for (;;) {
    const page = await client.get(path)
    if (holds(page)) return page
    if (Date.now() - since > patience.timeout) throw new Error(`${path}: ${page.status}: ${wordsOf(page.html)}`)
    await setTimeout(200)
  }
}

const wordsOf = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500)
