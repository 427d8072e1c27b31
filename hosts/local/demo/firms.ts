import { makeUscc } from '#records/identity/uscc.ts'
import { demoPeople } from '../base/demo-people.ts'

export type Firm = { readonly name: string; readonly code: string; readonly category: string; readonly head: string }

const organisation = '法人及非法人组织'
const invented = (name: string, area: string, number: number, head: string): Firm => ({
  name,
  code: makeUscc(`MA9DEM${String(number).padStart(2, '0')}`, `91${area}`),
  category: organisation,
  head,
})

const demo = demoPeople.find(({ sub }) => sub === 'enterprise')

/** Firms and people of the sample register, all invented. */
export const firms = {
  demo: { name: demo?.name.zh ?? '', code: demo?.uscc ?? '', category: organisation, head: '示范甲' },
  stone: invented('云浮市样例石艺有限公司', '445302', 11, '样例乙'),
  food: invented('云浮市样例食品有限公司', '445302', 12, '样例丙'),
  building: invented('云浮市样例建筑工程有限公司', '445303', 13, '样例丁'),
  chemical: invented('新兴县样例化工有限公司', '445321', 14, '样例戊'),
  paper: invented('郁南县样例造纸有限公司', '445322', 15, '样例己'),
  bamboo: invented('罗定市样例竹制品有限公司', '445381', 16, '样例庚'),
  transport: invented('云浮市样例物流有限公司', '445302', 17, '样例辛'),
  shop: {
    name: '云城区样例粉面店',
    code: makeUscc('MA9DEM21', '92445302'),
    category: '个体工商户',
    head: '样例壬',
  },
} as const satisfies Readonly<Record<string, Firm>>

/** Document of the demo person, without check, nobody's. */
export const demoDocument = { type: '护照', number: 'DEMO00001' } as const
