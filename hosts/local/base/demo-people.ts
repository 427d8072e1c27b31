import type { Bilingual } from '#law/bilingual.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import type { Role } from '#workflows/contract/actor.ts'

export type DemoPerson = {
  readonly sub: string
  readonly name: Bilingual
  readonly email: string
  readonly phone?: string
  readonly kind: 'organisation' | 'person' | 'staff'
  readonly uscc?: string
  readonly idHash?: string
  readonly level: 'basic' | 'real-name'
  /** For the directory: tokens carry no roles. */
  readonly roles: readonly { readonly role: Role; readonly unit: string | null }[]
}

const official = (sub: string, zh: string, en: string, role: Role, unit: string | null): DemoPerson => ({
  sub,
  name: { zh, en },
  email: `${sub}@demo.invalid`,
  kind: 'staff',
  level: 'real-name',
  roles: [{ role, unit }],
})

const firm = (sub: string, zh: string, en: string, organisation: string): DemoPerson => ({
  sub,
  name: { zh, en },
  email: `${sub}@demo.invalid`,
  kind: 'organisation',
  uscc: makeUscc(organisation, '91445302'),
  level: 'real-name',
  roles: [{ role: 'applicant', unit: null }],
})

const everybody: readonly DemoPerson[] = [
  {
    sub: 'enterprise',
    name: { zh: '云浮市示范石材有限公司', en: 'Yunfu Sample Stone Co., Ltd.' },
    email: 'enterprise@demo.invalid',
    kind: 'organisation',
    uscc: '91445300MA0DEM013F',
    level: 'real-name',
    roles: [{ role: 'applicant', unit: null }],
  },
  {
    sub: 'person',
    name: { zh: '李示范', en: 'Li Shifan' },
    email: 'person@demo.invalid',
    kind: 'person',
    idHash: '5d0c7b1f0b6a4f6f9a1e2c3d4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a6978',
    level: 'real-name',
    roles: [{ role: 'applicant', unit: null }],
  },
  firm('agent', '云浮市样例企业服务有限公司', 'Yunfu Sample Business Services Co., Ltd.', 'MA9DEM31'),
  firm('enterprise-2', '云浮市样例石艺有限公司', 'Yunfu Sample Stone Crafts Co., Ltd.', 'MA9DEM11'),
  official('clerk', '窗口人员 江戊', 'Jiang Wu, hall clerk', 'clerk', 'FGW'),
  official('intake-1', '受理员 陈一', 'Chen Yi, intake officer', 'intake', 'FGW'),
  official('intake-2', '受理员 黄二', 'Huang Er, intake officer', 'intake', 'FGW'),
  official('intake-head', '受理负责人 梁三', 'Liang San, head of intake', 'intakeHead', 'FGW'),
  official('scjg-1', '市场监管局经办人 何四', 'He Si, officer, market regulation', 'officer', 'SCJG'),
  official('scjg-2', '市场监管局经办人 叶五', 'Ye Wu, officer, market regulation', 'officer', 'SCJG'),
  official('scjg-head', '市场监管局负责人 罗六', 'Luo Liu, head, market regulation', 'head', 'SCJG'),
  official('hj-1', '生态环境局经办人 谢七', 'Xie Qi, officer, ecology and environment', 'officer', 'HJ'),
  official('hj-2', '生态环境局经办人 曾八', 'Zeng Ba, officer, ecology and environment', 'officer', 'HJ'),
  official('hj-head', '生态环境局负责人 区九', 'Ou Jiu, head, ecology and environment', 'head', 'HJ'),
  official('supervisor', '监管员 邓十', 'Deng Shi, supervisor', 'supervisor', null),
  official('supervisor-2', '监管员 阮壬', 'Ruan Ren, supervisor', 'supervisor', null),
  official('yc-supervisor', '云城区监管员 区癸', 'Ou Gui, supervisor of Yuncheng', 'supervisor', 'YC-FGW'),
  official('system-admin', '系统管理员 苏甲', 'Su Jia, system administrator', 'systemAdmin', null),
  official('security-admin', '安全管理员 莫乙', 'Mo Yi, security administrator', 'securityAdmin', null),
  official('auditor', '审计管理员 冯丙', 'Feng Bing, audit administrator', 'auditor', null),
  official('recipient', '接收单位 温丁', 'Wen Ding, recipient of changes', 'recipient', 'GD-FGW'),
  // Complaints about the platform go to the government’s office.
  official('govo-1', '市政府办公室经办人 凌己', 'Ling Ji, officer, government’s office', 'officer', 'GOVO'),
  official('govo-head', '市政府办公室负责人 岑庚', 'Cen Geng, head, government’s office', 'head', 'GOVO'),
  official('hj-head-2', '生态环境局副职 伍辛', 'Wu Xin, deputy head, ecology and environment', 'head', 'HJ'),
  firm('administrator', '云浮市样例清算事务所', 'Yunfu Sample Insolvency Practice', 'MA9DEM32'),
  official('yc-admin', '云城区系统管理员 冼子', 'Xian Zi, system administrator of Yuncheng', 'systemAdmin', 'YC-FGW'),
]

/** 信用中国's own account (O36 13, 16); nobody signs in by it. */
export const creditChinaAccount: DemoPerson = official(
  'credit-china',
  '“信用中国”接口账户',
  'Credit China, its own account',
  'creditChina',
  'FGW',
)

/** Programs that act by accounts of their own. */
export const demoAccounts: readonly DemoPerson[] = [
  creditChinaAccount,
  official('hotline', '12345 热线接口账户', 'The 12345 line, its own account', 'hotline', 'FGW'),
]

/** Invented people of the demo, with impossible telephone numbers. */
export const demoPeople: readonly DemoPerson[] = everybody.map((one, i) =>
  one.kind === 'staff' ? { ...one, phone: `100${String(i).padStart(8, '0')}` } : one,
)
