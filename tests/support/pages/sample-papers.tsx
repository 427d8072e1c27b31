import type { VNode } from 'preact'
import type { PaperView } from '#engine/papers/paper-view.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Block, Sheet } from '#engine/store/printing.ts'
import { two } from '#law/bilingual.ts'
import { chinaCalendar } from '#law/china.ts'
import { explain } from '#law/explain.ts'
import { ruleOf } from '#law/rules.ts'
import { calendarPart } from '#web/count/calendar-part.ts'
import { PaperPage } from '#web/papers/paper-page.tsx'
import { LedgerPage } from '#web/public/ledger-page.tsx'
import type { LetterCount } from '#web/public/letter-count.tsx'
import { VerifyPage } from '#web/public/verify-page.tsx'
import { ServePage, ServicePage } from '#web/staff/service-page.tsx'
import { pageWith } from '../lists.ts'
import { sampleCharge, sampleClock, sampleShell } from './sample-case.ts'

/** Invented, with `text` wherever a person may have typed. */
export function samplePaper(text = ''): PaperView {
  const failed = { step: 'failed', channel: 'electronic', at: 0, on: '2026-09-29', evidence: `550 ${text}` } as const
  return {
    id: '8-0',
    caseId: 'c1',
    caseNumber: '445300-20260924-K7M2Q9XRT',
    kind: 'result',
    title: two('异议处理结果告知书', 'Result: Objection'),
    number: '云信异告〔2026〕12号',
    addressee: two(`云浮样例甲有限公司${text}`, `云浮样例甲有限公司${text}`),
    issuedOn: '2026-09-28',
    toUnit: null,
    sealed: { sha256: 'a'.repeat(64), size: 70_000 },
    served: null,
    needsHand: true,
    steps: [failed],
  }
}

export function paperPages(lang: Lang, text: string): Record<string, VNode> {
  const paper = samplePaper(text)
  const shell = (path: string, role: 'applicant' | 'officer' | null) => sampleShell(lang, path, role, text)
  const links = { pdf: '/papers/c1/8-0/pdf', json: '/papers/c1/8-0/json' }
  const refusal = { code: 'malformed', fields: { step: 'choose', on: 'badDate', evidence: 'required' } } as const
  const found = {
    title: paper.title,
    number: paper.number,
    issuedOn: paper.issuedOn,
    by: two('云浮市发展和改革局', 'Yunfu Development and Reform Bureau'),
    sha256: 'a'.repeat(64),
    size: 70_000,
    replacedBy: '云信异补〔2026〕3号',
  }
  const draft = { ...paper, sealed: null, steps: [] }
  return {
    'serve-draft': <ServePage contact={null} shell={shell('/desk/service/c1/8-0', 'officer')} paper={draft} />,
    paper: (
      <PaperPage
        shell={shell('/papers/c1/8-0', 'applicant')}
        sheet={sampleSheet(lang, text)}
        back="/my/cases/c1"
        here="/papers/c1/8-0"
        links={links}
        sha256={paper.sealed?.sha256 ?? null}
        remedies={{ served: '2026-09-28', h1: '2026-11-27', h2: '2027-03-29' }}
      />
    ),
    'paper-draft': (
      <PaperPage
        shell={shell('/papers/c1/8-0', 'officer')}
        sheet={{ ...sampleSheet(lang, text), draft: '草稿　未盖章', verify: null, mark: null }}
        back="/desk/cases/c1"
        here="/papers/c1/8-0"
        links={{ ...links, pdf: null }}
        sha256={null}
        remedies={null}
      />
    ),
    verify: <VerifyPage shell={shell('/t', null)} found={null} />,
    'verify-real': <VerifyPage shell={shell('/t', null)} found={found} count={sampleCount} />,
    ledger: <LedgerPage shell={shell('/audit', null)} newest={{ size: 4096, root: text, at: Date.UTC(2026, 8, 28) }} />,
    'ledger-none': <LedgerPage shell={shell('/audit', null)} newest={null} />,
    'verify-none': <VerifyPage shell={shell('/t', null)} found="none" values={{ no: text, c: text }} />,
    service: (
      <ServicePage
        shell={shell('/desk/service', 'officer')}
        papers={pageWith([paper, { ...paper, steps: [] }, draft])}
      />
    ),
    serve: (
      <ServePage
        contact={{ name: `张三${text}`, phone: '13800000000' }}
        shell={shell('/desk/service/c1/8-0', 'officer')}
        paper={paper}
        values={{ evidence: text }}
        refusal={refusal}
      />
    ),
  }
}

const pauses = [{ from: '2026-09-29', to: '2026-09-30' }]
const { rule: _, owedBy: __, ...limit } = sampleClock('A4', '2026-09-24')
const sampleCount: LetterCount = {
  limits: [
    {
      ...{ ...limit, state: 'late', charged: sampleCharge, start: '2026-09-24', pauses, pausedOn: '2026-10-20' },
      ...{ article: 'GD 41', explanation: explain(ruleOf('A4'), '2026-09-24', chinaCalendar, { excluded: pauses }) },
      printed: '2026-10-10',
    },
  ],
  ...{ calendar: calendarPart(chinaCalendar, '2026-09-24'), sha256: 'a'.repeat(64), proof: null },
}

function sampleSheet(lang: Lang, text: string): Sheet {
  const blocks: readonly Block[] = [
    { kind: 'text', text: `现将处理结果告知如下。${text}` },
    { kind: 'heading', text: '处理结果' },
    { kind: 'subheading', text: '第1项　罚款金额' },
    { kind: 'pairs', rows: [['理由', text]] },
    { kind: 'table', head: ['内容', '更正前', '更正后'], rows: [['罚款金额', '5.5', text]] },
    { kind: 'quiet', text: '标“暂定”的日期，公布后重新计算。' },
  ]
  return {
    lang,
    head: '云浮市发展和改革局',
    title: '异议处理结果告知书',
    number: '云信异告〔2026〕12号',
    addressee: `云浮样例甲有限公司${text}`,
    blocks,
    signature: '云浮市发展和改革局',
    date: '2026年9月28日',
    day: '2026-09-28',
    contact: `（联系电话：12345；地址：${text}）`,
    mark: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    draft: null,
    preface: '',
    page: '',
    verify: { link: 'http://localhost:8080/t/445300-20260928-3GY7Q79W5?c=ABCDEFGH', text: '扫码可核验本文书。' },
    proof: '',
    alt: { mark: '云浮市发展和改革局印章', qr: '' },
  }
}
