import type { Bilingual } from '#law/bilingual.ts'
import { titles } from './page-words.ts'

export const channelWords = {
  title: titles.channels,
  lead: {
    zh: '有三条途径，期限各不相同。选错了也没关系：收到的单位会转给有权办理的单位，您不用重新提交。',
    en: 'There are three ways, each with its own time limits. If you choose the wrong office, it will be passed on. You do not need to apply again.',
  },
  limits: { zh: '各环节的期限和依据（{n}）', en: 'Time limits of each step, with articles ({n})' },
  here: { zh: '在这里提出', en: 'File it here' },
  elsewhere: {
    zh: '在“信用中国”网站提出；本网站不代收。',
    en: 'File it on the Credit China site; it is not taken here.',
  },
  counter: {
    zh: '不方便上网的，可以到窗口当面办理，也可以把纸质申请交到平台或单位的窗口。',
    en: 'Without the web: at the counter in person, or on paper at the counter of the platform or of the unit.',
  },
  disclosure: {
    zh: '想依申请公开、获取其他政府信息的，不属于异议或者修复：请通过制作或者保存该信息的行政机关的政府信息公开渠道提出，本网站不代收。',
    en: 'To ask an authority for other government information (disclosure on request) is neither an objection nor a repair: ask by that authority’s own channel for disclosure. It is not taken here.',
  },
  without: {
    zh: '应当登记而未登记的记录（遗漏），以及因信息不全暂未登记的记录，也可以在这里提出异议。',
    en: 'You can also object here to the absence of a record that ought to exist, and to a record held back because it is incomplete.',
  },
} as const satisfies Record<string, Bilingual>

export const channelNames = {
  city: {
    name: { zh: '市公共信用信息平台', en: 'The city’s credit platform' },
    text: { zh: '期限自收到之日起算。', en: 'Time runs from receipt.' },
  },
  direct: {
    name: { zh: '直接向信息提供单位或认定单位', en: 'The providing or determining unit itself' },
    text: { zh: '期限自该单位受理之日起算。', en: 'Time runs from the unit’s acceptance.' },
  },
  national: {
    name: { zh: '信用中国', en: 'Credit China' },
    text: {
      zh: '由“信用中国”推送失信信息认定单位核实；同时也向本市提出的，两条途径同时办理，以先到期的时限为准。',
      en: 'Credit China passes the objection on to the determining unit. If you file here as well, both are handled and the limit that ends first holds.',
    },
  },
} as const satisfies Record<string, { readonly name: Bilingual; readonly text: Bilingual }>

export const domains = {
  title: titles.domains,
  lead: {
    zh: '信用记录按领域归集。选一个领域，看归集哪些记录、是否公示、由谁提供。查某个企业的，请用“查询记录”；查自己的，请登录后看“我的记录”。',
    en: 'Records are collected by domain. Choose one to see which records it has, whether they are public and who provides them. To look up a firm use “Find a record”; for your own, sign in and open “My records”.',
  },
  kind: { zh: '记录种类', en: 'Kind' },
  shown: { zh: '是否公示', en: 'Public' },
  isShown: { zh: '公示（自然人的除外）', en: 'yes, except those of natural persons' },
  notShown: { zh: '不公示，只供本人查看', en: 'no; only its subject sees it' },
  ends: { zh: '谁可以提前停止公示', en: 'Who ends it early' },
  here: { zh: '本平台，依认定单位的决定', en: 'this platform, as the determining unit decides' },
  creditChina: { zh: '信用修复：可以在本平台申请', en: 'by credit repair: apply here' },
  court: { zh: '只有法院', en: 'the court alone' },
  sector: { zh: '只有列入的主管部门', en: 'the authority that listed it, alone' },
  noEnd: { zh: '不需要', en: 'no need' },
  noKinds: { zh: '这个领域现在不归集记录。', en: 'This domain has no records.' },
  owners: { zh: '提供单位', en: 'Provided by' },
  and: { zh: '、', en: '; ' },
  noOwners: { zh: '本市还没有确定提供单位，请拨打 12345。', en: 'The city has named no unit yet; call 12345.' },
  elsewhere: {
    zh: '由其他机关保管的名单（法院、税务、征信等）',
    en: 'Lists that others keep: courts, taxes, credit bureaus',
  },
  organ: { zh: '找谁办理', en: 'Whom to ask' },
  site: { zh: '在哪里公布', en: 'Where it is shown' },
  why: { zh: '说明', en: 'Why' },
  creditReference: {
    name: { zh: '个人、企业信用报告（征信）', en: 'Credit reports on persons and firms' },
    organ: {
      zh: '出具报告的征信机构（如中国人民银行征信中心），或者报送信息的银行等机构',
      en: 'the credit bureau that made the report, such as the Credit Reference Center of the People’s Bank of China, or the bank that reported',
    },
    site: { zh: '不公示；向征信机构查询本人的报告', en: 'not public; ask the bureau for your own report' },
    why: {
      zh: '贷款、信用卡等信用报告与本平台的公共信用记录是两回事，本平台看不到也不能更改。有错误的，向上述机构提出异议，自收到之日起 {F1}内书面答复（{basis}）。',
      en: 'Reports on loans and cards are not public credit records: this platform neither sees nor changes them. Object to those named; they answer in writing within {F1} of receipt ({basis}).',
    },
  },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>
