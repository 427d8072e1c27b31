import { agreed, filed, objected, recordOf, sends, signedIn } from './steps.ts'

type Dispute = { readonly document: string; readonly column: string; readonly after: string }
export type Corrected = { readonly caseId: string; readonly record: string }

/** From form to decision by everybody, over HTTP alone. */
export async function objectByHttp(url: string, { document, column, after }: Dispute): Promise<Corrected> {
  const firm = await signedIn(url, 'enterprise')
  const record = await recordOf(firm, document)
  const caseId = await filed(firm, await objected(firm, record, column, after))

  await sends(await signedIn(url, 'intake-1'), caseId, { event: 'intake.forwarded', unit: 'HJ' })
  await sends(await signedIn(url, 'hj-1'), caseId, agreed(after))
  await sends(await signedIn(url, 'hj-head'), caseId, { event: 'approver.approved' }, '/approval')
  return { caseId, record: `/r/${record}` }
}
