import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { file } from '#tests/crash/filing.ts'
import { redress } from '#tests/support/cli.ts'
import { patience } from '#tests/support/patience.ts'
import { freePort, type Started, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'

let program: Started
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-audit-'))
  program = await started({ at: { folder, port: await freePort() } })
})
afterAll(async () => {
  await program.kill()
  rmSync(folder, { recursive: true })
})

const signedIn = async (person: string) => {
  const client = webClient(program.url)
  await client.post(await client.get('/sign-in'), '', { person })
  return client
}

it('gives the auditor, entry by entry, a proof that the command accepts', async () => {
  const firm = await signedIn('enterprise')
  const { receipt } = await file(firm, 'audited')
  const id = receipt.split('/')[3] ?? ''
  const auditor = await signedIn('auditor')
  const proofs = () =>
    auditor.get(`/audit/cases/${id}`).then(({ html }) => html.match(/\/audit\/cases\/\w+\/\d+\/proof/g) ?? [])
  await vi.waitFor(async () => expect((await proofs()).length).toBeGreaterThan(0), patience)
  for (const path of await proofs()) {
    const { status, html } = await auditor.get(path)
    expect([path, status]).toEqual([path, 200])
    const proof = join(folder, 'proof.json')
    writeFileSync(proof, html)
    const verified = redress(join(folder, 'nobody'), ['verify', proof])
    expect([path, verified.status]).toEqual([path, 0])
    expect(verified.stderr).toContain(`of ${id}`)
    writeFileSync(proof, html.replace('applicant.submitted', 'applicant.withdrew').replace('"index": ', '"index": 1'))
    expect(redress(join(folder, 'nobody'), ['verify', proof]).status).toBe(1)
  }
})
