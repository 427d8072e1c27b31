import type { Bilingual } from '#law/bilingual.ts'

export const track = {
  title: { zh: '凭查询码查进展', en: 'Track a case by its code' },
  lead: {
    zh: '不用登录。输入回执上的查询码（28 位，分七组），查看办理环节、承办单位和当前期限。不显示个人信息和材料。',
    en: 'No sign-in needed. Enter the tracking code on your receipt (28 characters in seven groups) to see the state of the case, who is handling it and by when. No personal data and no evidence are shown.',
  },
  label: { zh: '查询码', en: 'Tracking code' },
  hint: {
    zh: '横线、空格和大小写不影响；最后两位是校验码。',
    en: 'Dashes, blanks and case do not matter; the last two characters check the rest.',
  },
  button: { zh: '查进展', en: 'Track' },
  again: { zh: '查另一件', en: 'Track another case' },
  number: { zh: '编号末四位', en: 'Number ends in' },
  received: { zh: '收到', en: 'Received' },
  state: { zh: '现在', en: 'Now' },
  due: { zh: '当前期限', en: 'Current limit' },
  left: { zh: '剩余 {n} 个工作日', en: '{n} working days left' },
  today: { zh: '今天到期', en: 'due today' },
  answer: { zh: '答复', en: 'Answer' },
  more: {
    zh: '理由、材料和文书请登录后在“我的案件”中查看。',
    en: 'For reasons, evidence and letters, sign in and open “My cases”.',
  },
  dates: { zh: '把期限存入日历（.ics）', en: 'Save the due days to a calendar (.ics)' },
  endings: { zh: '结果', en: 'Outcome' },
} as const satisfies Record<string, Bilingual>

export const code = {
  title: { zh: '查询码', en: 'Tracking code' },
  text: {
    zh: '不登录也能查进展：扫二维码，或打开 {url} 输入查询码。知道查询码的人都能看到进展，请妥善保管。',
    en: 'Follow the case without signing in: scan the code, or open {url} and enter it. Anybody who has it can see the state of the case, so keep it safe.',
  },
  qr: { zh: '查询进展的二维码', en: 'QR code for tracking the case' },
  link: { zh: '凭查询码查进展', en: 'Track by code' },
} as const satisfies Record<string, Bilingual>

export const dueDates = {
  promise: { zh: '最迟告知结果', en: 'You will hear the result by' },
  about: {
    zh: '您的案件的期限。以系统中显示的为准。',
    en: 'A time limit of your case. The date shown in the system is the one that counts.',
  },
  provisional: {
    zh: '暂定：该年放假安排公布后可能后移。以系统中显示的为准。',
    en: 'Provisional: may move later once that year’s holidays are published. The date shown in the system is the one that counts.',
  },
} as const satisfies Record<string, Bilingual>
