import type { Answer, WebClient } from '#tests/support/web-client.ts'

export type Filed = { readonly receipt: string; readonly evidence: string }

/** Objection to a missing record with evidence, from form to receipt. */
export async function file(client: WebClient, mark: string): Promise<Filed> {
  const start = await client.get('/my/object')
  const evidence = await client.post(start, '/my/object', {
    'dispute.whole': 'on',
    'ground.whole': 'E3',
    'claimed.whole': `应有许可 ${mark}`,
    explanation: `许可证已经发放，公示中没有。${mark}`,
  })
  const sent = await client.post(evidence, '/upload', {}, new File([picture(mark)], `${mark}.png`))
  const contact = await client.get(sent.at.replace(/\/evidence\b.*/, '/contact'))
  const check = await client.post(contact, '/contact', {
    name: '经办人',
    email: 'enterprise@demo.invalid',
    phone: '0766-8800000',
    consentElectronic: 'on',
  })
  const receipt = await client.post(check, '/submit')
  if (!isReceipt(receipt, mark)) throw new Error(`no receipt but ${receipt.status} at ${receipt.at}`)
  return { receipt: new URL(receipt.at).pathname, evidence: mark }
}

/** Receipt with the submission's words and file. */
export const isReceipt = ({ status, at, html }: Answer, mark: string) =>
  status === 200 && at.endsWith('/receipt') && html.includes(`应有许可 ${mark}`) && html.includes(`${mark}.png`)

/** One dot; its comment makes each file another. */
function picture(mark: string): Buffer<ArrayBuffer> {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  return Buffer.concat([Buffer.from(dot, 'base64'), Buffer.from(mark)])
}
