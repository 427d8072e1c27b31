import type { Bilingual } from '#workflows/contract/bilingual.ts'

export const channelWords = {
  title: { zh: '向谁提出异议', en: 'With whom to file an objection' },
  lead: {
    zh: '有三条途径，期限各不相同。走错了不要紧：收到的单位转到该去的地方，不让您重新跑。',
    en: 'There are three ways, each with its own time limits. If you choose the wrong office, it will be passed on.',
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
  without: {
    zh: '应有而没有登记的记录（遗漏），或者暂未登记的行，也从这里提出。',
    en: 'A record that ought to exist but does not, or a row held back, is objected to here too.',
  },
} as const satisfies Record<string, Bilingual>

export const channelNames = {
  city: {
    name: { zh: '市公共信用平台', en: 'The city’s credit platform' },
    text: { zh: '期限自收到之日起算。', en: 'Time runs from receipt.' },
  },
  direct: {
    name: { zh: '直接向信息提供单位或认定单位', en: 'The providing or determining unit itself' },
    text: { zh: '期限自该单位受理之日起算。', en: 'Time runs from the unit’s acceptance.' },
  },
  national: {
    name: { zh: '信用中国', en: 'Credit China' },
    text: {
      zh: '由其推送认定单位；同时也向本市提出的，两条途径都走，以先到的日期为准。',
      en: 'It pushes the objection to the determining unit. Filed here as well, both run and the earlier date binds.',
    },
  },
} as const satisfies Record<string, { readonly name: Bilingual; readonly text: Bilingual }>
