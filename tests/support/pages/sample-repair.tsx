import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { CommitmentPage } from '#web/public/commitment-page.tsx'
import { MeasuresPage } from '#web/staff/measures-page.tsx'
import { UnconfirmedPage } from '#web/supervisor/unconfirmed-page.tsx'
import { commitmentTexts } from '#workflows/repair/commitment.ts'
import { pageWith } from '../lists.ts'
import { sampleNow, sampleShell } from './sample-case.ts'

/** Pages of repair: commitment, measures, and missing confirmations. */
export function repairPages(lang: Lang, text: string): Record<string, VNode> {
  const unitName = { zh: `云浮市市场监督管理局${text}`, en: `Market Regulation Bureau${text}` }
  const title = `云浮市生态环境局 云环罚〔2026〕12号${text}`
  const lifting = { title, note: `取消采购限制${text}`, toldAt: sampleNow }
  const [edition] = commitmentTexts
  const signed = { caseId: 'c1', edition: '2026-11', sha256: 'a'.repeat(64), signedBy: `张三${text}`, on: '2026-09-20' }
  return {
    commitment: (
      <CommitmentPage
        shell={sampleShell(lang, '/r/r1/commitment', null, text)}
        record="r1"
        name={`云浮样例甲有限公司${text}`}
        documentNumber="云环罚〔2026〕12号"
        commitments={[{ ...signed, text: edition ?? null }]}
      />
    ),
    measures: (
      <MeasuresPage
        shell={sampleShell(lang, '/desk/measures', 'officer', text)}
        rows={pageWith([{ record: 'r1', of: 'c1.SCJG', ...lifting }])}
      />
    ),
    unconfirmed: (
      <UnconfirmedPage
        shell={sampleShell(lang, '/board/unconfirmed', 'supervisor', text)}
        liftings={pageWith([{ unitName, ...lifting }])}
        sharing={[{ unitName, changes: 3, isMore: false, lastAt: null }]}
      />
    ),
  }
}
