import { type Paper, verifyLookup } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { verifiedPaper } from '#engine/papers/paper-view.ts'
import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import type { Engine } from '#engine/store/engine.ts'
import { isCaseNumber } from '#engine/store/id.ts'
import { readOne } from '#engine/store/read.ts'
import { sameSecret } from '#engine/store/same-secret.ts'
import { VerifyPage } from '#web/public/verify-page.tsx'
import type { Ask } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { notFound, page, type Reply } from '../door/reply.ts'
import { letterCount } from './letter-count.ts'

/** Verifies a paper by number and check code, scanned or typed. */
export const verifyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t',
    open: true,
    budget: 'verify',
    run: (ask, engine) => verified(ask, engine, ask.query['no']),
  },
  {
    method: 'GET',
    path: '/t/{number}',
    open: true,
    budget: 'verify',
    run: (ask, engine) => verified(ask, engine, ask.params['number']),
  },
  {
    method: 'GET',
    path: '/t/{number}/proof',
    open: true,
    budget: 'verify',
    async run({ shell, params, query }, engine) {
      const paper = await paperBy(engine, (params['number'] ?? '').toUpperCase(), query['c'] ?? '')
      const proof = paper?.file ? await inclusionProofFor(engine, paper.caseId, paper.seq) : null
      return proof === null ? notFound({ shell }) : jsonFile('proof.json', proof)
    },
  },
]

const jsonFile = (name: string, value: object): Reply => ({
  statusCode: 200,
  headers: {
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  },
  body: JSON.stringify(value, null, 2),
})

async function verified({ shell, query }: Ask, engine: Engine, typed: string | undefined): Promise<Reply> {
  const no = (typed ?? '').trim().toUpperCase()
  const code = (query['c'] ?? '').trim().toUpperCase()
  if (typed === undefined || no === '') return page(<VerifyPage shell={shell} found={null} />)
  if (code === '' && isCaseNumber(no)) return page(<VerifyPage shell={shell} found={null} values={{ no }} />)
  const values = { no, c: code }
  const paper = await paperBy(engine, no, code)
  const found = paper && verifiedPaper(paper, (await papersOf(engine.table, paper.caseId)).map(paperOf))
  if (!found) return page(<VerifyPage shell={shell} found="none" values={values} />, 404)
  const count = await letterCount(engine, paper)
  return page(<VerifyPage shell={shell} found={found} count={count} values={values} />)
}

/** Wrong codes and unknown numbers look alike, and so do drafts. */
async function paperBy(engine: Engine, no: string, code: string): Promise<Paper | null> {
  if (!isCaseNumber(no)) return null
  const item = await readOne(engine.table, { index: 'lookup', pk: verifyLookup(no) })
  const paper = item && paperOf(item)
  return paper && sameSecret(paper.verify.code, code) ? paper : null
}
