import { expect, it } from 'vitest'
import { publishedYears, statutoryYears } from '#law/china.ts'
import { readNotice } from './holiday-notice.ts'

const url = 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'
/** The notice of 2026, in the State Council’s form. */
const text = `国务院办公厅关于2026年
部分节假日安排的通知

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日
`
const read = (one: string) => readNotice(one, url, statutoryYears)
const faultsOf = (one: string) => {
  const found = read(one)
  return found.kind === 'faulty' ? found.faults.map(({ line, code }) => [line, code]) : 'read'
}

it('reads the notice of 2026 as the program has it', () => {
  const found = read(text)
  const known = publishedYears.find(({ year }) => year === 2026)
  expect(found).toEqual({ kind: 'read', year: { ...known, notice: { urls: [url], issuedOn: '2025-11-04' } } })
})

it('reads older forms: a single day, the year before, joined with a weekend', () => {
  const old = text
    .replaceAll('2026', '2019')
    .replace(/一、.*\n/, '一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。\n')
    .replace(
      /二、.*\n/,
      '二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。鼓励职工在2月3日休息。\n',
    )
    .replace(/三、.*\n/, '三、清明节：4月5日放假，与周末连休。\n')
    .replace(/四、.*\n/, '四、劳动节：5月1日放假。\n')
    .replace(/五、.*\n/, '五、端午节：6月7日放假，与周末连休。\n')
    .replace(/六、.*\n/, '六、中秋节：9月13日放假，与周末连休。\n')
    .replace(/七、.*\n/, '七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。\n')
  const found = read(old)
  expect(found.kind === 'read' && [found.year.off[0], found.year.worked.map(({ day }) => day)]).toEqual([
    { name: '元旦', from: '2018-12-30', to: '2019-01-01' },
    ['2018-12-29', '2019-02-02', '2019-02-03', '2019-09-29', '2019-10-12'],
  ])
})

it.each([
  ['关于2026年', '关于部分', 'whatever', [[1, 'noYear']]],
  ['共9天', '共8天', '', [[7, 'count']]],
  [
    '1月4日（周日）',
    '1月5日（周日）',
    '',
    [
      [6, 'weekDay'],
      [6, 'notWeekend'],
    ],
  ],
  ['4月4日（周六）', '4月31日（周六）', '', [[8, 'noDay']]],
  ['5月9日（周六）上班', '5月9日（周六）照常', '', [[9, 'unread']]],
  ['2月28日（周六）', '2月22日（周日）', '', [[7, 'both']]],
  ['六、中秋节', '六、另节', '', [[1, 'missing']]],
  ['节假日期间', '另：3月7日休息。节假日期间', '', [[13, 'unread']]],
])('says which line it cannot read: %s', (from, to, also, faults) => {
  const changed = text.replace(from, to)
  expect(faultsOf(also ? changed.replaceAll('2026', '') : changed)).toEqual(faults)
})

it('refuses a statutory day that is not off', () => {
  const wrong = text
    .replaceAll('2026', '2027')
    .replaceAll(/（[^）]*）/g, '')
    .replaceAll(/。[^。\n]*上班/g, '')
  const faults = faultsOf(wrong)
  expect(faults).toContainEqual([7, 'statutory'])
})
