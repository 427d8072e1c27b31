import type { VNode } from 'preact'
import type { Confirmation } from '#engine/feeds/confirmations.ts'
import { plain } from '#engine/store/names.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Recipient } from '#records/recipient.ts'
import { CommitmentPage } from '#web/public/commitment-page.tsx'
import { ChangesPage } from '#web/recipients/changes-page.tsx'
import { FeedPage, type OpenChange } from '#web/recipients/feed-page.tsx'
import { HolderMonthPage } from '#web/recipients/holder-month-page.tsx'
import { HolderOrderPage, type HolderOrderView } from '#web/recipients/holder-order-page.tsx'
import { HoldersPage } from '#web/recipients/holders-page.tsx'
import { RecipientPage } from '#web/recipients/recipient-page.tsx'
import { RecipientsPage } from '#web/recipients/recipients-page.tsx'
import { MeasuresPage } from '#web/staff/measures-page.tsx'
import { UnconfirmedPage } from '#web/supervisor/unconfirmed-page.tsx'
import { commitmentTexts } from '#workflows/repair/commitment.ts'
import { pageWith } from '../lists.ts'
import { sampleNow, sampleShell } from './sample-case.ts'

/** Pages of repair: commitment, measures, and missing confirmations. */
export function repairPages(lang: Lang, text: string): Record<string, VNode> {
  const unitName = { zh: `云浮市市场监督管理局${text}`, en: `Market Regulation Bureau${text}` }
  const title = `云浮市生态环境局 云环罚〔2026〕12号${text}`
  const [edition] = commitmentTexts
  const signed = { caseId: 'c1', edition: '2026-11', sha256: 'a'.repeat(64), signedBy: `张三${text}`, on: '2026-09-20' }
  const change = { zh: `更正${text}`, en: `Corrected${text}` }
  const open: Confirmation & Pick<OpenChange, 'title' | 'change'> & { readonly note: Bilingual } = {
    ...{
      id: 'r1.5',
      basis: 'GD 46(3)',
      what: 'correction',
      rule: 'A6',
      caseId: 'c1',
      unit: 'GD-FGW',
      unitName,
      toldAt: sampleNow,
    },
    ...{
      due: '2026-09-29',
      provisional: false,
      standing: 'late',
      at: null,
      change,
      title,
      note: plain(`旧内容${text}`),
    },
    urged: { at: sampleNow, words: `请更正${text}` },
  }
  const lifting: Confirmation & Pick<OpenChange, 'title'> = {
    ...{ ...open, id: 'r1.c1', what: 'measures', rule: 'B6', unit: 'SCJG', basis: null },
    measures: [{ zh: `取消采购限制${text}`, en: `Procurement${text}` }],
  }
  const one: Recipient = {
    ...{ id: 'GD-FGW', name: unitName, sort: 'province', basis: 'GD 46(3); O36 23' },
    ...{ kind: 'acknowledges', scope: 'all' },
  }
  const order: HolderOrderView = {
    ...{ id: 'O1', number: '云信督〔2026〕2号', words: `请删除。${text}`, due: '2026-10-09', at: sampleNow },
    ...{ changes: ['r1.5'], answered: null },
  }
  const told = { position: 41, at: sampleNow, recordId: 'r1', title, change }
  return {
    feed: (
      <FeedPage
        shell={sampleShell(lang, '/feed', 'recipient', text)}
        recipient="GD-FGW"
        orders={pageWith([order])}
        rows={pageWith([{ ...open, recordId: 'r1', at: sampleNow }])}
      />
    ),
    changes: <ChangesPage shell={sampleShell(lang, '/feed/changes', 'recipient', text)} rows={pageWith([told])} />,
    recipients: <RecipientsPage shell={sampleShell(lang, '/feed/of', 'intake', text)} recipients={[one]} />,
    recipient: (
      <RecipientPage
        mayAnswer
        listed
        upload={{ action: '/upload', fields: { key: 'sheet/x' } }}
        orders={pageWith([{ ...order, answered: { at: sampleNow, answer: `已删除${text}` } }])}
        handed={pageWith([{ id: 'F1', at: sampleNow, changes: ['A.1'] }])}
        shell={sampleShell(lang, '/feed/of/GD-FGW', 'intake', text)}
        recipient={one}
        taken={{ read: 3, confirmed: 1, already: 0, wrong: 1, bad: [{ line: 3, text: `x,?${text}`, why: 'form' }] }}
        compared={{
          compared: 2,
          differing: 1,
          found: [{ record: 'r1', what: 'other', digest: null, title }],
          bad: [4],
        }}
      />
    ),
    holderMonth: (
      <HolderMonthPage
        shell={sampleShell(lang, '/board/holders', 'supervisor', text)}
        month="2026-09"
        months={['2026-10', '2026-09']}
        rows={pageWith([open])}
        parts={['', '0.x']}
        hasPdf
      />
    ),
    holders: (
      <HoldersPage
        shell={sampleShell(lang, '/board/unconfirmed/GD-FGW', 'supervisor', text)}
        recipient={one}
        mayOrder
        rows={pageWith([open])}
        given={pageWith([order])}
      />
    ),
    holderOrder: (
      <HolderOrderPage
        shell={sampleShell(lang, '/feed/of/GD-FGW/orders/O1', 'recipient', text)}
        recipient={one}
        one={order}
        most={1000}
        mayAnswer
        back="/feed/of/GD-FGW"
      />
    ),
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
        rows={pageWith([
          { record: 'r1', of: 'c1.SCJG', ...lifting },
          { record: 'r1', of: 'c1-again.SCJG', ...lifting, what: 'again', rule: null },
          { record: 'r1', of: 'c1-crime.SCJG', ...lifting, what: 'crime', rule: null, measures: [] },
        ])}
        done={2}
      />
    ),
    unconfirmed: (
      <UnconfirmedPage
        shell={sampleShell(lang, '/board/unconfirmed', 'supervisor', text)}
        liftings={pageWith([{ ...lifting, order: '/board/measures/r1/c1.SCJG' }])}
        sharing={[{ id: 'GD-FGW', unitName, open: 3, late: 1, isMore: false, next: '2026-09-29' }]}
        hasPdf
      />
    ),
  }
}
