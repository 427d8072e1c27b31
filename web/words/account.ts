import type { Bilingual } from '#workflows/procedure.ts'

export const account = {
  title: { zh: '我的账户', en: 'My account' },
  seats: { zh: '岗位', en: 'Seats' },
  noSeats: { zh: '没有岗位。', en: 'No seat.' },
  sessions: { zh: '登录的设备', en: 'Where you are signed in' },
  sessionsText: {
    zh: '有不认识的，请立即全部退出，并到统一身份认证平台修改密码。密码由该平台管理，本系统不保存密码。',
    en: 'If one is not yours, sign out everywhere at once and change your password with the issuer of your account. Passwords are the issuer’s; none is kept here.',
  },
  device: { zh: '设备', en: 'Device' },
  unknownDevice: { zh: '未知设备', en: 'Unknown device' },
  started: { zh: '登录时间', en: 'Signed in' },
  seen: { zh: '最近使用', en: 'Last used' },
  this: { zh: '本次登录', en: 'this one' },
  end: { zh: '退出这一处', en: 'Sign this one out' },
  everywhere: { zh: '全部退出', en: 'Sign out everywhere' },
  none: { zh: '没有其他登录。', en: 'Nowhere else.' },
} as const satisfies Record<string, Bilingual>
