import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { guideView } from '#engine/views/guide-view.ts'
import { two } from '#law/bilingual.ts'
import { calculate, figureOf, figures } from '#law/calculate.ts'
import { chinaCalendar } from '#law/china.ts'
import { rules } from '#law/rules.ts'
import { publicView } from '#records/publicity/masking.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { directory } from '#tests/support/engine.ts'
import { CasePage } from '#web/applicant/case-page.tsx'
import { CheckPage } from '#web/applicant/check-page.tsx'
import { ConsentPage } from '#web/applicant/consent-page.tsx'
import { ContactPage } from '#web/applicant/contact-page.tsx'
import { DraftsPage } from '#web/applicant/drafts-page.tsx'
import { EvidencePage } from '#web/applicant/evidence-page.tsx'
import { KeptPage } from '#web/applicant/kept-page.tsx'
import { MyCasesPage } from '#web/applicant/my-cases-page.tsx'
import { MyRecordPage } from '#web/applicant/my-record-page.tsx'
import { MyRecordsPage } from '#web/applicant/my-records-page.tsx'
import { PreparePage } from '#web/applicant/prepare-page.tsx'
import { RatingPage } from '#web/applicant/rating-page.tsx'
import { ReceiptPage } from '#web/applicant/receipt-page.tsx'
import { SavedDraftPage } from '#web/applicant/saved-draft-page.tsx'
import { WithdrawPage } from '#web/applicant/withdraw-page.tsx'
import type { SentView } from '#web/parts/sent.tsx'
import { AccessibilityPage } from '#web/public/accessibility-page.tsx'
import { ApiPage } from '#web/public/api-page.tsx'
import { DeadlinePage } from '#web/public/deadline-page.tsx'
import { DigestPage } from '#web/public/digest-page.tsx'
import { ElsewherePage } from '#web/public/elsewhere-page.tsx'
import { HomePage } from '#web/public/home-page.tsx'
import { NotFoundPage } from '#web/public/not-found-page.tsx'
import { NoticePage } from '#web/public/notice-page.tsx'
import { NoticesPage } from '#web/public/notices-page.tsx'
import { PrivacyPage } from '#web/public/privacy-page.tsx'
import { ProblemPage } from '#web/public/problem-page.tsx'
import { ProcedurePage } from '#web/public/procedure-page.tsx'
import { RecordPage } from '#web/public/record-page.tsx'
import { RefusedPage } from '#web/public/refused-page.tsx'
import { RulesPage } from '#web/public/rules-page.tsx'
import { SearchPage } from '#web/public/search-page.tsx'
import { SiteMapPage } from '#web/public/site-map-page.tsx'
import { StatisticsPage } from '#web/public/statistics-page.tsx'
import { TrackPage } from '#web/public/track-page.tsx'
import { QueriesPage } from '#web/recipients/queries-page.tsx'
import { ApprovalPage } from '#web/staff/approval-page.tsx'
import { ArrivalsPage } from '#web/staff/arrivals-page.tsx'
import { BatchListPage, BatchPreflightPage } from '#web/staff/batch-page.tsx'
import { CaseBreachesPage } from '#web/staff/case-breaches-page.tsx'
import { CaseDeskPage } from '#web/staff/case-desk-page.tsx'
import { CompleteRecordPage } from '#web/staff/complete-record-page.tsx'
import { ContestsPage } from '#web/staff/contests-page.tsx'
import { DeskPage } from '#web/staff/desk-page.tsx'
import { DeskRecordPage } from '#web/staff/desk-record-page.tsx'
import { DeskRecordsPage } from '#web/staff/desk-records-page.tsx'
import { EvidenceViewPage } from '#web/staff/evidence-view-page.tsx'
import { FindPage } from '#web/staff/find-page.tsx'
import { RegisterPage } from '#web/staff/register-page.tsx'
import { StalePage } from '#web/staff/stale-page.tsx'
import { AdminPage } from '#web/supervisor/admin-page.tsx'
import { AuditCasePage } from '#web/supervisor/audit-case-page.tsx'
import { AuditPage } from '#web/supervisor/audit-page.tsx'
import { ImportPage } from '#web/supervisor/import-page.tsx'
import { ImportReportPage } from '#web/supervisor/import-report-page.tsx'
import { ListedPage } from '#web/supervisor/listed-page.tsx'
import { MailPage } from '#web/supervisor/mail-page.tsx'
import { DeskDraftPage } from '#web/ways/desk-draft-page.tsx'
import { FiledPage } from '#web/ways/filed-page.tsx'
import { WayPage } from '#web/ways/way-page.tsx'
import { WrongPage } from '#web/ways/wrong-page.tsx'
import { reasonField } from '#workflows/contract/decision.ts'
import { events } from '#workflows/objection/events.ts'
import { objection } from '#workflows/objection/index.ts'
import { pageWith } from '../lists.ts'
import { accountPages } from './account-pages.tsx'
import { adminPages } from './admin-pages.tsx'
import { byMailPages } from './by-mail-pages.tsx'
import { erasurePages } from './erasure-pages.tsx'
import { everyKind, sampleAction } from './sample-actions.ts'
import { sampleArrival } from './sample-arrival.ts'
import { boardPages } from './sample-board.tsx'
import {
  sampleCase,
  sampleFile,
  sampleNow,
  sampleOverview,
  sampleRecord,
  sampleRepair,
  sampleShell,
  sampleTasks,
} from './sample-case.ts'
import { sampleOperations, sampleStatistics } from './sample-figures.ts'
import { mandatePages } from './sample-mandates.tsx'
import { sampleMeasures } from './sample-measures.ts'
import { paperPages, samplePaper } from './sample-papers.tsx'
import { repairPages } from './sample-repair.tsx'

const upload = { action: 'http://localhost:8080/uploads', fields: { key: 'evidence/x', policy: 'e30=' } }
const uploads = { photo: upload, file: upload }
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

/** Every page; `text` stands for anything typed. */
export function samplePages(lang: Lang, text = ''): Readonly<Record<string, VNode>> {
  return {
    ...publicPages(lang, text),
    ...applicantPages(lang, text),
    ...staffPages(lang, text),
    ...paperPages(lang, text),
    ...otherPages(lang, text),
    ...accountPages(lang, text),
    ...adminPages(lang, text),
    ...erasurePages(lang, text),
    ...byMailPages(lang, text),
    ...mandatePages(lang, text),
    ...repairPages(lang, text),
  }
}

function publicPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, null, text)
  const stated = { caseId: 'c', text: `本公司认为金额有误${text}`, at: sampleNow }
  const plain = inventedPenalty({
    fields: { CF_SY: `露天堆放砂土未覆盖${text}` },
    overlays: { disputedBy: ['c'], statement: stated },
  })
  const [first] = plain.versions
  const fixed = first && {
    n: 2,
    at: sampleNow,
    fields: { ...first.fields, CF_NR_FK: '0.55' },
    cause: { kind: 'correction' as const, answer: '01' as const },
  }
  const record = publicView({ ...plain, versions: fixed ? [...plain.versions, fixed] : plain.versions }, '2026-09-28')
  if (!record) throw new Error('the sample record is public')
  const limits = rules.filter(({ id }) => /^(A|K)\d/.test(id))
  const a4 = figureOf('A4')
  const excluded = [{ from: '2026-12-22', to: '2026-12-23' }]
  const counted = (a4 && calculate({ of: a4, start: '2026-12-21', excluded }, chinaCalendar)) ?? null
  const svg =
    '<svg viewBox="0 0 900 200" xmlns="http://www.w3.org/2000/svg"><rect width="900" height="200" fill="#eee"/></svg>'
  const fault = { values: { q: `12${text}` }, refusal: { code: 'malformed', fields: { q: 'badCode' } } } as const
  const notice = {
    id: 'n1',
    kind: 'restoring',
    text: `本平台曾误将一条记录公示于某公司名下，现予更正，消除影响。${text}`,
    unit: two('云浮市发展和改革局', 'Development and Reform Bureau'),
    on: '2026-09-28',
    publicUntil: '2026-10-28',
  } as const
  const one = sampleCase(text)
  const tracked = {
    progress: one.progress,
    title: one.title,
    numberEnd: one.number.slice(-4),
    receivedOn: '2026-09-24',
    stateName: one.stateName,
    closed: false,
    holder: one.holderContact,
    promise: one.promise,
    due: '2026-09-29',
    dueName: two('转办', 'Forwarding'),
    provisional: true,
    overdue: false,
    daysLeft: 2,
    pause: { cause: 'appraisal', expectedEnd: '2026-10-12' },
    ending: two('已作出处理', 'Decided'),
    answers: [{ name: null, answer: two('更正', 'Corrected') }],
    steps: one.timeline.map(({ at, what, who, breach }) => ({ at, what, who, breach })),
  }
  return {
    home: <HomePage shell={shell('/')} />,
    search: <SearchPage shell={shell('/records')} found={null} />,
    'search-found': (
      <SearchPage
        shell={shell('/records?q=1')}
        found={pageWith([record], 'x')}
        values={{ q: `91445300MA62560110${text}` }}
      />
    ),
    track: <TrackPage shell={shell('/track')} found={null} />,
    'track-unknown': (
      <TrackPage
        shell={shell('/track')}
        found={null}
        values={{ code: `0123${text}` }}
        refusal={{ code: 'notFound', fields: { code: 'badTrackingCode' } }}
      />
    ),
    'track-found': <TrackPage shell={shell('/track')} found={tracked} values={{ code: `0123${text}` }} />,
    'search-nothing': (
      <SearchPage shell={shell('/records?q=1')} found={pageWith([])} values={{ q: '91445300MA62560110' }} />
    ),
    'search-refused': <SearchPage shell={shell('/records?q=1')} found={null} {...fault} />,
    record: <RecordPage shell={shell('/records/r1')} record={record} measures={sampleMeasures(text)} />,
    elsewhere: (
      <ElsewherePage shell={shell('/sign-in')} target="http://localhost:8080/sign-in" asked="http://192.0.2.7:8080" />
    ),
    notice: <NoticePage shell={shell('/n/n1')} notice={notice} />,
    notices: <NoticesPage shell={shell('/notices')} notices={pageWith([notice], 'next')} />,
    'notices-none': <NoticesPage shell={shell('/notices')} notices={pageWith([])} />,
    procedure: (
      <ProcedurePage
        shell={shell('/procedures/objection')}
        guide={guideView(objection)}
        others={[{ id: 'repair', name: two('信用修复', 'Repair') }]}
        chart={svg}
        limits={limits}
      />
    ),
    deadline: <DeadlinePage shell={shell('/deadline')} figures={figures} result={null} />,
    'deadline-found': (
      <DeadlinePage shell={shell('/deadline?n=3')} figures={figures} result={counted} values={{ n: `3${text}` }} />
    ),
    'deadline-refused': (
      <DeadlinePage
        shell={shell('/deadline?n=x')}
        figures={figures}
        result={null}
        values={{ n: `x${text}`, 'pause1from.year': '2026' }}
        refusal={{ code: 'malformed', fields: { n: 'badNumber', start: 'badDate', pause1from: 'badDate' } }}
      />
    ),
    statistics: (
      <StatisticsPage
        shell={shell('/statistics')}
        found={sampleStatistics}
        words={{ objection: objection.pages.words }}
        directory={directory}
      />
    ),
    privacy: (
      <PrivacyPage
        shell={shell('/privacy')}
        platform={{ name: { zh: `示例单位${text}` }, contact: { phone: '0766-0000000' } }}
        keeps={{ draftDays: 30, idleMinutes: 30, signedInHours: 12, caseYears: 10 }}
      />
    ),
    accessibility: <AccessibilityPage shell={shell('/accessibility')} />,
    siteMap: (
      <SiteMapPage shell={shell('/site-map')} procedures={[{ id: 'objection', name: objection.pages.words.title }]} />
    ),
    api: <ApiPage shell={shell('/api')} base="http://localhost:8080/api/v1" operations={sampleOperations(text)} />,
    rules: (
      <RulesPage
        shell={shell('/rules')}
        calendar={chinaCalendar}
        today="2026-11-28"
        flags={{ L1: 'cap' }}
        targets={{ A11: 3 }}
      />
    ),
    'not-found': <NotFoundPage shell={shell('/x')} />,
    problem: <ProblemPage shell={shell('/x')} reference="7K3M9Q" />,
    refused: <RefusedPage shell={shell('/x')} code="busy" back="/records" />,
    'refused-kept': <RefusedPage shell={shell('/x')} code="expired" back="/records" kept={sampleNow} />,
    'refused-lost': <RefusedPage shell={shell('/x')} code="expired" back="/records" lost={[text]} />,
    'refused-open': (
      <RefusedPage
        shell={shell('/x')}
        code="alreadyOpen"
        open={{ id: 'c1', number: '445300-20260914-0ABCDEFGH', reads: true }}
      />
    ),
    kept: <KeptPage shell={shell('/my/kept')} kept={{ path: '/x', back: '/records', form: { reason: text } }} />,
    'kept-none': <KeptPage shell={shell('/my/kept')} kept={null} />,
  }
}

function applicantPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'applicant', text)
  const record = sampleRecord(text)
  const one = {
    ...sampleCase(text),
    actions: ['applicant.supplemented', 'applicant.stated', 'applicant.withdrew'].map(sampleAction),
  }
  const [item] = one.items
  const proposed = item?.proposed ?? null
  const answered = {
    ...one,
    closed: true,
    items: one.items.map((each) => ({ ...each, answer: proposed })),
    actions: [],
    pause: null,
  }
  const sent: SentView = {
    recordTitle: one.recordTitle,
    channel: 'city',
    items: one.items,
    explanation: one.explanation,
    statement: one.statement,
    files: one.files,
    contact: { name: `张三${text}`, email: 'zhang@example.cn', phone: '0766 1234567', consentElectronic: true },
  }
  const typed = { 'dispute.CF_NR_FK': 'on', 'claimed.CF_NR_FK': text, explanation: `说明${text}` }
  const refusal = {
    code: 'malformed',
    fields: { 'ground.CF_NR_FK': 'choose', 'claimed.CF_NR_FK': 'required' },
  } as const
  const named = two(`申请${text}`, `Application${text}`)
  const ground = [{ value: 'E2', label: named }]
  const disputing = {
    ...{ name: named, lead: named, units: one.units, openCases: record.openCases, choices: [], steps: 4 },
    fields: [
      {
        kind: 'entries',
        name: 'items',
        label: named,
        entries: record.columns.map(({ code, name, value }) => ({ code, name, shown: value })),
        grounds: { entry: ground, whole: ground },
      },
      { kind: 'text', name: 'explanation', label: named, limit: 4000 },
    ],
    about: [{ name: named, value: `处罚${text}` }],
    action: '/my/records/r1/object',
    back: { path: '/my/records', label: `返回${text}` },
  } as const
  const closedRecord = {
    ...record,
    openCases: [],
    repair: sampleRepair,
    reminded: false,
    confirmations: [],
    shown: false,
    why: [two('缺少决定日期', 'The decision date is missing')],
  }
  const receipt = {
    id: one.id,
    number: one.number,
    receivedAt: sampleNow,
    promise: one.promise,
    marked: true,
    sent,
    of: one,
    proof: { hash, signature: 'MEUCIQ==', sealed: true },
    code: '0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV',
    holder: { ...one.holderContact, phone: null, hours: null },
  }
  const way = {
    name: two(`申请修复${text}`, `Apply${text}`),
    lead: two('说明', 'Lead'),
    path: '/my/apply/repair/apply',
  }
  const draft = (step: string) => ({ shell: shell(`/my/drafts/d1/${step}`), draft: 'd1', keptUntil: '2026-10-24' })
  const filing = {
    name: two(`申请${text}`, `Application${text}`),
    steps: ['items', 'evidence', 'contact', 'check'],
  } as const
  const draftLine = {
    id: 'd1',
    name: filing.name,
    title: `处罚${text}`,
    behalf: null,
    savedAt: sampleNow,
    keptUntil: '2026-10-24',
    files: [`证据${text}.pdf`],
    step: 'contact',
  } as const
  return {
    'my-records': (
      <MyRecordsPage
        shell={shell('/my/records')}
        overview={sampleOverview}
        awaiting={[one]}
        q={text}
        records={pageWith([{ ...record, ways: [way] }, closedRecord], 'x')}
        ways={[way]}
        arrivals={[sampleArrival(text)]}
      />
    ),
    'my-record': (
      <MyRecordPage
        shell={shell('/my/records/r1')}
        base="/my"
        record={{ ...record, ways: [way] }}
        step="remind"
        mayObject
        tasks={sampleTasks}
        arrival={sampleArrival(text)}
        cases={[one]}
        measures={sampleMeasures(text)}
      />
    ),
    'my-record-ended': (
      <MyRecordPage
        shell={shell('/my/records/r1')}
        base="/my"
        record={{ ...closedRecord, ended: true }}
        step="nothing"
        mayObject={false}
        tasks={[]}
        arrival={null}
        cases={[]}
        measures={[]}
      />
    ),
    'prepare-repair': (
      <PreparePage
        shell={shell('/my/records/r1/prepare')}
        base="/my"
        record={record}
        fields={[{ kind: 'text', name: 'explanation', label: { zh: text, en: text }, limit: 4000 }]}
        applyOn="2026-10-24"
        isKept
        version={1}
        other={text}
      />
    ),
    'desk-arrivals': <ArrivalsPage shell={shell('/desk/arrivals')} arrivals={pageWith([sampleArrival(text)])} />,
    object: <WayPage {...disputing} shell={shell('/my/records/r1/object')} />,
    'what-is-wrong': (
      <WrongPage
        {...{ shell: shell('/my/records/r1/object'), name: named, about: disputing.about, steps: 4 }}
        {...{ path: disputing.action, back: disputing.back, guide: 'objection' }}
        situations={[{ id: 'amount', says: named, entries: ['CF_NR_FK'], ground: 'E7', evidence: named }]}
      />
    ),
    'object-told': (
      <WayPage
        {...disputing}
        shell={shell('/my/records/r1/object?what=amount')}
        told={{ says: named, evidence: named, change: disputing.action }}
      />
    ),
    'object-refused': (
      <WayPage
        {...disputing}
        shell={shell('/my/records/r1/object')}
        draft={{ id: 'd1', keptUntil: '2026-10-24' }}
        values={typed}
        refusal={refusal}
      />
    ),
    evidence: (
      <EvidencePage
        {...draft('evidence')}
        filing={filing}
        lead={filing.name}
        useful={filing.name}
        files={one.files}
        uploads={uploads}
      />
    ),
    contact: <ContactPage {...draft('contact')} texts seen="s" filing={filing} values={{ name: `张三${text}` }} />,
    check: <CheckPage {...draft('check')} filing={filing} lead={filing.name} submit={filing.name} sent={sent} />,
    way: (
      <WayPage
        {...{ shell: shell('/my/apply/repair/apply'), name: way.name, lead: way.lead, steps: 4 }}
        fields={everyKind(text).form.filter(({ kind }) => kind !== 'items' && kind !== 'answers')}
        units={one.units}
        about={[{ name: two('记录', 'Record'), value: `处罚${text}` }]}
        choices={[
          {
            id: 'r1',
            title: `处罚${text}`,
            each: {
              note: two('还没有到。', 'Not yet.'),
              form: [{ kind: 'text', name: 'early', label: two('为什么', 'Why'), limit: 9 }],
            },
            open: null,
            others: ['445300-20260924-000000001'],
          },
          {
            id: 'r2',
            title: `处罚乙${text}`,
            each: null,
            open: { id: 'c1', number: one.number, reads: true },
            others: [],
          },
          {
            id: 'r3',
            title: `处罚丙${text}`,
            each: null,
            open: { id: 'c2', number: one.number, reads: false },
            others: [],
          },
        ]}
        action="/my/apply/repair/apply"
        back={{ path: '/my/records', label: '返回' }}
        values={{ 'record.r1': 'on', text: text }}
        refusal={{ code: 'malformed', fields: { text: 'required', record: 'chooseRecord', choices: 'required' } }}
        draft={{ id: 'd1', keptUntil: '2026-10-24' }}
      />
    ),
    filed: (
      <FiledPage
        shell={shell('/my/drafts/d1/receipts')}
        cases={[one, answered].map((each) => ({ ...each, facts: each.facts }))}
      />
    ),
    drafts: (
      <DraftsPage
        shell={shell('/my/drafts')}
        drafts={pageWith([draftLine, { ...draftLine, id: 'd2', title: null, behalf: `单位${text}` }])}
      />
    ),
    'draft-saved': (
      <SavedDraftPage
        {...draft('later')}
        step="contact"
        steps={['items', 'contact', 'check']}
        mail="z…@example.cn"
        phone="…4567"
        sent
      />
    ),
    receipt: <ReceiptPage shell={shell('/my/cases/c1/receipt')} receipt={receipt} />,
    'my-cases': <MyCasesPage shell={shell('/my/cases')} cases={pageWith([one, answered], 'next')} hasDrafts />,
    case: <CasePage shell={shell('/my/cases/c1')} one={one} pending={[sampleFile('clean', text)]} uploads={uploads} />,
    'case-answered': <CasePage shell={shell('/my/cases/c1')} one={answered} pending={[]} uploads={null} />,
    'evidence-view': (
      <EvidenceViewPage
        shell={shell('/files/case/c1/a/view')}
        file={sampleFile('clean', text)}
        pages={3}
        page={2}
        back={{ path: '/my/cases/c1', label: one.number }}
        isLogged
      />
    ),
    consent: <ConsentPage shell={shell('/my/cases/c1/consent')} one={one} email="z@example.cn" consents />,
    'consent-given': (
      <ConsentPage
        shell={shell('/my/cases/c1/consent')}
        one={one}
        email={`z${text}@example.cn`}
        consents={false}
        refusal={{ code: 'malformed', fields: { email: 'badEmail' } }}
      />
    ),
    rating: (
      <RatingPage
        shell={shell('/my/cases/c1/rating')}
        one={one}
        values={{ words: text }}
        refusal={{ code: 'malformed', fields: { steps: 'choose', words: 'tooLong' } }}
      />
    ),
    withdraw: <WithdrawPage shell={shell('/my/cases/c1/withdraw')} one={one} />,
  }
}

function staffPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'officer', text)
  const one = { ...sampleCase(text), actions: [...Object.keys(events).map(sampleAction), everyKind(text)] }
  const late = { ...one, id: 'c2', overdue: true, due: '2026-09-24', provisional: true }
  const fields = { 'reason.1': 'required' }
  const tried = {
    tried: 'unit.proposed',
    values: { 'code.1': '05', 'reason.1': text },
    refusal: { code: 'malformed', fields },
  } as const
  const changes = [{ name: two('罚款金额', 'Fine'), before: '5.5', after: `0.55${text}` }]
  const incomplete = {
    id: 'r9',
    title: '行政处罚',
    subjectName: `甲公司${text}`,
    documentNumber: `9号${text}`,
    missing: [two('处罚决定日期', 'Decision date')],
  }
  const held = {
    documentNumber: `9号${text}`,
    authority: '某局',
    subjectName: `乙公司${text}`,
    file: `2026-09.csv${text}`,
    row: 3,
    reasons: [two('缺少统一社会信用代码', 'The credit code is missing')],
    remedies: [two('核对后重新报送', 'Check and send again')],
  }
  const missing = ['CF_YJ', 'CF_YXQ']
  const way = { name: two(`依职权${text}`, `Of own motion${text}`), lead: two('说明', 'Lead'), path: '/desk/begin/a/b' }
  const typed = [{ name: 'reason', value: `已核对${text}` }]
  const opening = {
    at: sampleNow,
    key: 'case/c1/a',
    file: `证据${text}.pdf`,
    by: 'hj-1',
    who: two('云浮市生态环境局', 'Yunfu Ecology and Environment Bureau'),
    name: `谢七${text}`,
  }
  const at = 1_790_000_000_000
  const breach = {
    ...{
      seq: 7,
      limit: two(`核查${text}`, 'Check'),
      due: '2026-09-17',
      at,
      until: '2026-09-24',
      charged: one.holderName,
    },
    ...{ contest: null, ruling: null, mayContest: true, mayRule: false },
  }
  const contest = { unit: one.holderName, reason: text, at }
  const ruling = { kind: 'reattributed', reason: text, to: one.holderName, at } as const
  const batched = {
    ...{ id: 'c1', number: one.number, seq: 4, subjectName: `乙公司${text}`, recordTitle: `9号${text}` },
    ...{ procedure: one.title, decides: two('更正', 'Corrected'), reasons: [`已核对${text}`], alike: 'a', out: null },
  }
  return {
    desk: (
      <DeskPage
        shell={shell('/desk')}
        filter="all"
        counts={{ all: 2, overdue: 1, today: 0, atRisk: 1, provisional: 0, asked: 0, waiting: 0 }}
        cases={pageWith([late, { ...one, atRisk: true }])}
      />
    ),
    'desk-mine': (
      <DeskPage
        shell={shell('/desk')}
        list="mine"
        lists={{ mine: 1, unit: 2, sent: 0, closed: 12 }}
        filter="all"
        counts={{ all: 2, overdue: 1, today: 0, atRisk: 1, provisional: 0, asked: 0, waiting: 0 }}
        cases={pageWith([{ ...one, officer: '谢七' }])}
      />
    ),
    batch: <BatchListPage shell={shell('/desk/batch')} act="approver.approved" cases={pageWith([batched])} most={25} />,
    'batch-check': (
      <BatchPreflightPage
        shell={shell('/desk/batch')}
        act="approver.approved"
        cases={[batched, { ...batched, id: 'c2', out: 'unopenedFiles' }]}
      />
    ),
    'case-desk': <CaseDeskPage opens={['clean', 'unscanned']} shell={shell('/desk/cases/c1')} one={one} ways={[way]} />,
    'case-desk-refused': (
      <CaseDeskPage opens={['clean', 'unscanned']} shell={shell('/desk/cases/c1')} one={one} {...tried} />
    ),
    approval: (
      <ApprovalPage
        shell={shell('/desk/cases/c1/approval')}
        one={one}
        effects={[
          { kind: 'corrected', differs: changes },
          { kind: 'undisputed', differs: [] },
        ]}
        opened={[opening]}
        unopened={one.files}
      />
    ),
    'approval-ends': (
      <ApprovalPage
        shell={shell('/desk/cases/c1/approval')}
        one={one}
        effects={[{ kind: 'ended', reason: 'removed', differs: [] }]}
        opened={[]}
      />
    ),
    stale: (
      <StalePage
        shell={shell('/desk/cases/c1/events')}
        one={one}
        since={one.timeline.slice(1)}
        code="movedOn"
        typed={typed}
        form={[reasonField]}
        isApplicant={false}
      />
    ),
    'desk-record': (
      <DeskRecordPage
        shell={shell('/desk/records/r1')}
        record={sampleRecord(text)}
        ways={[way]}
        cases={pageWith([late])}
      />
    ),
    find: <FindPage shell={shell('/desk/find')} q={text} found={pageWith([late], 'x')} />,
    'case-breaches': (
      <CaseBreachesPage
        shell={shell('/desk/cases/c1/breaches')}
        one={one}
        breaches={[
          breach,
          { ...breach, seq: 8, contest, mayContest: false, mayRule: true },
          { ...breach, seq: 9, contest, ruling, mayContest: false },
        ]}
        units={[{ value: 'HJ', label: text }]}
        most={1000}
        tried={8}
        refusal={{ code: 'malformed', fields: { kind: 'choose', unit: 'choose', reason: 'required' } }}
        values={{}}
      />
    ),
    contests: (
      <ContestsPage
        shell={shell('/desk/contests')}
        hasPdf
        list={pageWith([
          {
            caseId: 'c1',
            number: one.number,
            unit: one.holderName,
            due: '2026-09-17',
            reason: text,
            on: '2026-09-18',
            ruling: null,
          },
          {
            caseId: 'c2',
            number: one.number,
            unit: one.holderName,
            due: '2026-09-17',
            reason: text,
            on: '2026-09-18',
            ruling: 'kept',
          },
        ])}
      />
    ),
    queries: (
      <QueriesPage
        shell={shell('/desk/queries')}
        mayAsk
        county={null}
        hasPdf
        resources={[{ id: '445300-penalty', kind: 'penalty', name: one.holderName, columns: [] }]}
        month="2026-09"
        months={['2026-10', '2026-09']}
        sums={[{ unit: 'HJ', purpose: 'permit', questions: 1, asked: 2, found: 1, unitName: one.holderName }]}
        result={{
          answers: [
            {
              code: '91445300MA4WLYRT2F',
              name: text,
              records: [
                {
                  ...{ id: 'r1', kind: 'penalty', kindName: one.holderName, title: text, what: text },
                  ...{ decidedOn: '2026-09-01', disputed: true },
                },
              ],
            },
            { code: '91445302MA9DEM117G', name: null, records: [] },
          ],
          barred: ['91445302MA9DEM117G'],
          bad: [text],
        }}
        uses={pageWith([
          {
            ...{ id: 'q1', at: 1_789_000_000_000, who: 'hj-1', unit: 'HJ', purpose: 'permit' },
            ...{ matter: text, asked: 2, found: 1, unitName: one.holderName },
          },
        ])}
      />
    ),
    'desk-records': (
      <DeskRecordsPage
        shell={shell('/desk/records')}
        q={text}
        found={pageWith([sampleRecord(text)])}
        ways={[way]}
        drafts={pageWith([way])}
      />
    ),
    'desk-draft': (
      <DeskDraftPage
        {...{ shell: shell('/desk/drafts/d1'), draft: 'd1', name: way.name, files: one.files, uploads }}
        facts={one.facts}
      />
    ),
    register: (
      <RegisterPage shell={shell('/desk/register')} incomplete={pageWith([incomplete])} held={pageWith([held], 'x')} />
    ),
    complete: (
      <CompleteRecordPage
        shell={shell('/desk/register/r9')}
        record={sampleRecord(text)}
        seq={1}
        missing={missing}
        asksTier
        suggestion={two('“警告”为轻微。', '“警告” is Minor.')}
      />
    ),
  }
}

function otherPages(lang: Lang, text: string): Record<string, VNode> {
  const one = sampleCase(text)
  const stalled = {
    id: 'c2',
    number: one.number,
    recordTitle: one.recordTitle,
    stateName: two('公布', 'Publishing'),
    seq: 9,
    since: sampleNow,
  }
  const past = {
    batch: 'b1',
    file: `2026-09.csv${text}`,
    unitName: text,
    at: sampleNow,
    read: 14,
    held: 7,
    status: 'broken',
  } as const
  const issue = { row: 3, column: 'CF_XDR_SHXYM', code: 'codeMissing', value: text } as const
  const report = {
    file: `2026-09.csv${text}`,
    read: 14,
    accepted: 7,
    unchanged: 0,
    held: 7,
    stillHeld: 0,
    ...{ id: 'b1', absent: 0, full: false, status: 'broken' as const, mayStart: true },
    issues: pageWith([issue]),
  }
  const checkpoint = { size: 812, root: hash, at: sampleNow }
  const log = [1, 2].map((seq) => ({
    seq,
    at: sampleNow,
    type: 'applicant.submitted',
    name: two('提交异议', 'Objection submitted'),
    actor: hash.slice(0, 16),
    who: seq === 1 ? two('申请人', 'the applicant') : null,
    details: [],
    hash,
    sealed: seq === 1,
  }))
  const view = { at: sampleNow, who: `李明${text}`, role: two('经办人', 'Officer'), what: `案件 ${one.number}${text}` }
  return {
    ...boardPages(lang, text),
    admin: (
      <AdminPage
        shell={sampleShell(lang, '/admin', 'systemAdmin', text)}
        stalled={pageWith([stalled])}
        calendar={null}
      />
    ),
    digest: <DigestPage shell={sampleShell(lang, '/digest/x', 'officer', text)} token="x" on={lang === 'zh'} />,
    listed: (
      <ListedPage
        shell={sampleShell(lang, '/board/listed', 'supervisor', text)}
        month="2026-10"
        months={['2026-10', '2026-09']}
        rows={pageWith(
          [
            {
              record: text,
              unit: { zh: text, en: text },
              why: { zh: text, en: text },
              article: 'O36 12',
              on: '2026-10-09',
            },
          ],
          'x',
        )}
        hasPdf
      />
    ),
    undelivered: (
      <MailPage shell={sampleShell(lang, '/admin/mail', 'systemAdmin', text)} rows={pageWith([unread(text)])} />
    ),
    import: (
      <ImportPage
        shell={sampleShell(lang, '/admin/imports', 'systemAdmin', text)}
        past={pageWith([past])}
        upload={{ action: '/upload', fields: { key: 'sheet/x' } }}
        arrived={{ key: 'sheet/x', name: text }}
        why={text}
        whose={null}
      />
    ),
    'import-own': (
      <ImportPage
        shell={sampleShell(lang, '/admin/imports', 'officer', text)}
        past={pageWith([past])}
        upload={{ action: '/upload', fields: { key: 'sheet/x' } }}
        whose="ofUnit"
      />
    ),
    'import-report': (
      <ImportReportPage shell={sampleShell(lang, '/admin/imports/b1', 'systemAdmin', text)} report={report} />
    ),
    'import-preview': (
      <ImportReportPage
        shell={sampleShell(lang, '/admin/imports/b2', 'systemAdmin', text)}
        report={{ ...report, status: 'staged', rows: 14 }}
      />
    ),
    audit: (
      <AuditPage
        shell={sampleShell(lang, '/audit', 'auditor', text)}
        checkpoint={checkpoint}
        views={pageWith([view])}
      />
    ),
    'audit-case': (
      <AuditCasePage
        shell={sampleShell(lang, '/audit/cases/c1', 'auditor', text)}
        id="c1"
        number={one.number}
        log={log}
        checkpoint={checkpoint}
        papers={[samplePaper(text)]}
      />
    ),
  }
}

const unread = (text: string) => ({
  at: sampleNow,
  number: '445300-20260924-K7M2Q9XRT',
  what: two('待办：异议 {number}', 'Task: objection {number}'),
  to: two('云浮市生态环境局', 'Ecology and Environment Bureau'),
  address: 'officer@demo.invalid',
  failure: 'permanent' as const,
  tries: 2,
  doubtful: 1,
  reason: `550 5.1.1 no such user ${text}`,
})
