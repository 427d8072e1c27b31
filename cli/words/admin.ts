import { two } from '#law/bilingual.ts'

/** Words of `redress admin`. */
export const admin = {
  title: two('管理员', 'administrators'),
  first: two('设首批三员，仅一次', 'seat the first three administrators, once'),
  system: two('系统管理员', 'system administrator'),
  security: two('安全管理员', 'security administrator'),
  audit: two('审计管理员', 'audit administrator'),
  each: two(
    '每一项写 账户,姓名,邮箱；账户是统一身份认证平台的账户标识（sub），三人各不相同。',
    'Each is ACCOUNT,NAME,MAIL; the account is the issuer’s id (sub), three different persons.',
  ),
  afterwards: two(
    '此后人员和岗位在管理页办理；再次运行会被拒绝。',
    'Afterwards the pages of administration do it; a second run is refused.',
  ),
  wrong: two('{seat}：请检查{part}', '{seat}: check the {part}'),
  parts: {
    id: two('账户', 'account'),
    name: two('姓名', 'name'),
    email: two('邮箱', 'mail address'),
  },
  done: two('三员已设。请三人分别登录核对', 'the three are seated; let each sign in'),
} as const
