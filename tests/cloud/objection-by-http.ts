import { filed, recordCard, sends, signedIn } from './steps.ts'

type Dispute = { readonly document: string; readonly column: string; readonly after: string }
export type Corrected = { readonly caseId: string; readonly record: string }

/** From form to decision by everybody, over HTTP alone. */
export async function objectByHttp(url: string, { document, column, after }: Dispute): Promise<Corrected> {
  const firm = await signedIn(url, 'enterprise')
  const card = await recordCard(firm, document)
  const record = /\/my\/records\/(\w+)"/.exec(card)?.[1]
  if (record === undefined) throw new Error(`no way to object to ${document} on /my/records`)
  const way = `/my/records/${record}/object`
  const evidence = await firm.post(await firm.get(way), way, {
    [`dispute.${column}`]: 'on',
    [`ground.${column}`]: 'E7',
    [`claimed.${column}`]: after,
    explanation: '决定书原件写的是另一个数。',
  })
  const caseId = await filed(firm, evidence)

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
