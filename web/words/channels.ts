import type { Bilingual } from '#law/bilingual.ts'
import { titles } from './page-words.ts'

export const channelWords = {
  title: titles.channels,
  lead: {
    zh: '有三条途径，期限各不相同。选错了也没关系：收到的单位会转给有权办理的单位，您不用重新提交。',
    en: 'There are three ways, each with its own time limits. If you choose the wrong office, it will be passed on. You do not need to apply again.',
  },
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
