import type { Bilingual } from '#law/bilingual.ts'

/** Words of a person's own account: the second factor. */
export const stepUp = {
  title: { zh: '再次验证身份', en: 'Confirm that it is you' },
  lead: {
    zh: '这一步需要第二种验证方式。验证后 10 分钟内有效。',
    en: 'This step needs a second proof. It holds for 10 minutes.',
  },
  byAuthenticator: { zh: '用动态口令', en: 'By authenticator' },
  authenticatorHint: {
    zh: '打开手机上的动态口令应用，输入 6 位数字。',
    en: 'Open the authenticator on your telephone and enter its 6 digits.',
  },
  byText: { zh: '用短信验证码', en: 'By text message' },
  send: { zh: '发送验证码到尾号 {last} 的手机', en: 'Send a code to the number ending in {last}' },
  again: { zh: '重新发送', en: 'Send another' },
  sent: {
    zh: '验证码已发到尾号 {last} 的手机，5 分钟内有效。',
    en: 'A code went to the number ending in {last}. It is good for 5 minutes.',
  },
  code: { zh: '6 位验证码', en: 'Code of 6 digits' },
  confirm: { zh: '验证', en: 'Confirm' },
  none: {
    zh: '您还没有动态口令，目录中也没有您的手机号。请先登记动态口令，或联系安全管理员。',
    en: 'You have no authenticator, and the directory has no telephone of yours. Enrol an authenticator first, or ask the security administrator.',
  },
  enrol: { zh: '登记动态口令', en: 'Enrol an authenticator' },
  lost: {
    zh: '手机丢失、更换或者停机：请系统管理员更改手机号，请安全管理员重置动态口令，再重新登记。',
    en: 'Telephone lost, replaced or out of service: ask the system administrator to change your number and the security administrator to reset the authenticator, then enrol again.',
  },
} as const satisfies Record<string, Bilingual>

export const authenticator = {
  title: { zh: '动态口令', en: 'Authenticator' },
  lead: {
    zh: '动态口令是手机应用每 30 秒换一次的 6 位数字，用于办理重要事项时再次验证身份。',
    en: 'An authenticator is a telephone application that shows 6 digits, new every 30 seconds. It proves again that it is you before important steps.',
  },
  begin: { zh: '开始登记', en: 'Begin' },
  scan: {
    zh: '用动态口令应用扫描，或手工输入密钥。',
    en: 'Scan this with the application, or type the secret into it.',
  },
  picture: { zh: '登记用二维码', en: 'QR code of the secret' },
  secret: { zh: '密钥', en: 'Secret' },
  open: { zh: '在本机的应用中打开', en: 'Open in the application on this device' },
  confirmHint: {
    zh: '输入应用现在显示的 6 位数字，登记才算完成。',
    en: 'Enter the 6 digits it shows now; only then is it enrolled.',
  },
  finish: { zh: '完成登记', en: 'Finish' },
  confirmed: { zh: '已登记，登记时间：{at}。', en: 'Enrolled at {at}.' },
  lost: {
    zh: '手机丢失或更换：请安全管理员重置，再重新登记。',
    en: 'Telephone lost or replaced: ask the security administrator to reset it, then enrol again.',
  },
} as const satisfies Record<string, Bilingual>

export const codeText: Bilingual = {
  zh: '验证码 {code}，5 分钟内有效。请勿告诉任何人。',
  en: '{code} is your code, good for 5 minutes. Tell it to nobody.',
}

export const enrolledMail = {
  subject: { zh: '已登记动态口令', en: 'An authenticator was enrolled' },
  body: {
    zh: '{at} 有人用您的账号登记了动态口令。如果不是您本人，请立即联系安全管理员。\n{url}',
    en: 'An authenticator was enrolled with your account at {at}. If it was not you, tell the security administrator at once.\n{url}',
  },
} as const
