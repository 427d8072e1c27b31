import type { Answer, WebClient } from '#tests/support/web-client.ts'

export type Filed = { readonly receipt: string; readonly evidence: string }

/** Objection to a missing record with evidence, from form to receipt. */
export async function file(client: WebClient, mark: string): Promise<Filed> {
  const evidence = await asked(client, mark)
  const sent = await uploaded(client, evidence, mark)
  return submitted(client, await contacted(client, sent), mark)
}

/** The same made ready but for its file and submission. */
export async function drafted(client: WebClient, mark: string): Promise<() => Promise<Filed>> {
  const evidence = await asked(client, mark)
  const check = await contacted(client, evidence)
  return async () => {
    await uploaded(client, evidence, mark)
    return submitted(client, check, mark)
  }
}

async function asked(client: WebClient, mark: string): Promise<Answer> {
  return client.post(await client.get('/my/object'), '/my/object', {
    'dispute.whole': 'on',
    'ground.whole': 'E3',
    'claimed.whole': `应有许可 ${mark}`,
    explanation: `许可证已经发放，公示中没有。${mark}`,
  })
}

const uploaded = (client: WebClient, evidence: Answer, mark: string) => client.post(evidence, '/upload', {}, png(mark))

async function contacted(client: WebClient, { at }: Answer): Promise<Answer> {
  return client.post(await client.get(at.replace(/\/evidence\b.*/, '/contact')), '/contact', {
    name: '经办人',
    email: 'enterprise@demo.invalid',
    phone: '0766-8800000',
    consentElectronic: 'on',
  })
}

async function submitted(client: WebClient, check: Answer, mark: string): Promise<Filed> {
  const receipt = await client.post(check, '/submit')
  if (!isReceipt(receipt, mark)) throw new Error(`no receipt but ${receipt.status} at ${receipt.at}`)
  return { receipt: new URL(receipt.at).pathname, evidence: mark }
}

/** Receipt with the submission's words and file. */
export const isReceipt = ({ status, at, html }: Answer, mark: string) =>
  status === 200 && at.endsWith('/receipt') && html.includes(`应有许可 ${mark}`) && html.includes(`${mark}.png`)

/** One dot; its comment makes each file another. */
export function png(mark: string): File {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return new File([Buffer.concat([Buffer.from(dot, 'base64'), Buffer.from(mark)])], `${mark}.png`)
}
