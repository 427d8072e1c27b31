import { fileAt, filed, once, recordOf, sends, signedIn, withFile } from './steps.ts'

export type Repaired = {
  readonly caseId: string
  readonly record: string
  /** The evidence as the officer got it. */
  readonly evidence: Buffer
}

const today = (name: string) => ({ [`${name}.year`]: '2026', [`${name}.month`]: '6', [`${name}.day`]: '2' })
const reason = '整改已经验收，罚款已经缴清。'

/** Repair with a file, from form to decision, over HTTP alone. */
export async function repairByHttp(url: string, document: string, file: File): Promise<Repaired> {
  const firm = await signedIn(url, 'enterprise')
  const own = `/my/records/${await recordOf(firm, document)}`
  const { html } = await firm.get(own)
  const way = /"(\/my\/apply\/repair\/apply\?record=([^"&]+))"/.exec(html)
  if (!way?.[1]) throw new Error(`no way to repair ${document} on ${own}`)
  const asked = { explanation: reason, signedBy: '林示范', commits: 'on', [`record.${way[2]}`]: 'on' }
  const page = await firm.post(await firm.get(way[1]), way[1], asked)
  const caseId = await filed(firm, await withFile(firm, page.at, file))

  const intake = await signedIn(url, 'intake-1')
  await sends(intake, caseId, { event: 'intake.enteredReceipt', code: 'XYXF-20260602-0001', ...today('receivedOn') })
  await sends(intake, caseId, { event: 'intake.enteredPush', ...today('pushedOn') })
  const officer = await signedIn(url, 'hj-1')
  await sends(officer, caseId, { event: 'unit.accepted' })
  const desk = await once(officer, `/desk/cases/${caseId}`, ({ html }) => html.includes(file.name))
  const link = /href="(\/files\/[^"]+)"/.exec(desk.html)?.[1]
  if (link === undefined) throw new Error(`no way to ${file.name} on the desk`)
  const evidence = await fileAt(officer, link)
  const checked = { documentChecked: '行政处罚决定书（原件）', reason }
  await sends(officer, caseId, { event: 'unit.proposed', verdict: 'repaired', ...checked })
  await sends(await signedIn(url, 'hj-head'), caseId, { event: 'approver.approved' }, '/approval')
  return { caseId, record: `/r/${way[2]}`, evidence }
}
