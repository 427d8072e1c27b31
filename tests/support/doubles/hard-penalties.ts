import { makeUscc } from '#records/identity/uscc.ts'

const columns =
  'CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_XDR_GSZC,CF_XDR_ZZJG,CF_XDR_SWDJ,CF_XDR_SYDW,CF_XDR_SHZZ,CF_FRDB,CF_FR_ZJLX,CF_FR_ZJHM,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_NR_WFFF,CF_NR_ZKDX,CF_JDRQ,CF_YXQ,CF_GSJZQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,BZ'
const firm = '法人及非法人组织'

/** Code with letter O typed for 0, and the meant code. */
export const mistyped = {
  code: makeUscc('MA9HARD0', '91420200').replace('HARD0', 'HARDO'),
  meant: makeUscc('MA9HARD0', '91420200'),
}

/** Only complete row, public until 2026-06-03 (GD 43). */
export const completeCode = makeUscc('MA9HARD3', '91441802')

type Row = readonly [name: string, category: string, code: string, cells: Partial<Record<string, string>>]

// Invented firms with the slips of published tables.
const rows: readonly Row[] = [
  [
    '云浮市样难一矿业有限公司',
    firm,
    makeUscc('MA9HARD1', '91445302'),
    { CF_WSH: '云环(云城)罚〔2023〕901号', CF_SY: '防扬尘设备未开启,原料露天堆放', CF_CFJG: '云浮市生态环境局' },
  ],
  [
    '样难二药业有限公司',
    firm,
    '',
    {
      CF_XDR_GSZC: '440800000099935',
      CF_XDR_ZZJG: '19437573-1',
      CF_WSH: '样环罚字〔2016〕902号',
      CF_SY: '排水超标',
      CF_YJ: '水污染防治法第九条',
      CF_CFJG: '样江市环境保护局',
    },
  ],
  [
    '样难三陶瓷有限公司',
    firm,
    completeCode,
    {
      CF_WSH: '样环清罚〔2021〕903号',
      CF_SY: '露天堆放砂土',
      CF_CFLB: '罚款',
      CF_NR: '责令改正,罚款人民币伍万伍仟元整(¥55,000.00)',
      CF_NR_FK: '5.5',
      CF_JDRQ: '2021-06-03',
      CF_CFJG: '样远市生态环境局',
      BZ: '公布文本:¥55,000.00',
    },
  ],
  [
    '样难三陶瓷有限公司',
    firm,
    completeCode,
    { CF_WSH: '样环清罚〔2021〕904号', CF_SY: '复检拒不改正', CF_CFJG: '样远市生态环境局' },
  ],
  [
    '样难五建材有限公司',
    firm,
    makeUscc('MA9HARD5', '91530129'),
    { CF_WSH: '样生环罚〔2023〕905号', CF_SY: '2023-04-13:砂石料未覆盖', CF_CFJG: '样明市生态环境局某分局' },
  ],
  [
    '样难六模具有限公司',
    firm,
    '91430102**********',
    { CF_WSH: '样环罚决字〔2023〕906号', CF_SY: '废气设施未使用', CF_CFJG: '样阳市生态环境局' },
  ],
  [
    '样难七新材料有限公司',
    firm,
    '91430681XXXXXXXXXX',
    {
      CF_WSH: '样环罚决字〔2021〕907号',
      CF_SY: '未重新报批',
      CF_CFLB: '罚款',
      CF_NR: '罚款人民币伍万贰仟壹佰贰拾元',
      CF_NR_FK: '5.212',
      CF_CFJG: '样阳市生态环境局',
    },
  ],
  [
    '样难八塑料有限公司',
    firm,
    makeUscc('MA9HARD8', '91440115'),
    { CF_WSH: '样环法罚【2019】908号', CF_JDRQ: '2020-02-13', CF_CFJG: '样州市环保局' },
  ],
  [
    '样难九食品有限公司',
    firm,
    makeUscc('MA9HARD9', '91500101'),
    { CF_WSH: '样市监处字〔2023〕909号', CF_SY: '标注他人生产日期', CF_CFJG: '样庆市市场监督管理局' },
  ],
  [
    '样难十食品有限公司',
    firm,
    mistyped.code,
    { CF_WSH: '样市监处罚〔2024〕910号', CF_SY: '抽检不合格', CF_CFJG: '样石市市场监督管理局' },
  ],
  [
    '样难十一餐饮店',
    '',
    '',
    {
      CF_WSH: '样市监处〔2022〕911号',
      CF_SY: '未取得许可',
      CF_CFLB: '罚款;没收违法所得、没收非法财物',
      CF_NR_FK: '1',
      CF_NR_WFFF: '0.96',
      CF_CFJG: '样山市市场监督管理局',
    },
  ],
  [
    '样难十二部件有限公司',
    firm,
    makeUscc('MA9HAR12', '91120116'),
    { CF_WSH: '(样保)应急罚[2023]k-912号', CF_SY: '应急预案过期', CF_CFJG: '样津应急管理局' },
  ],
  [
    '样难十三鞭炮厂',
    firm,
    '91430281691828xxxx',
    { CF_WSH: '(样株)应急罚〔2023〕913号', CF_SY: '堆码高度超限', CF_CFJG: '样陵市应急管理局' },
  ],
  [
    '样难十四烟花有限公司',
    firm,
    '',
    {
      CF_WSH: '(样长)应急罚﹝2023﹞某办-914号',
      CF_WFXW: '超限量存储',
      CF_SY: '超定员作业',
      CF_CFLB: '罚款',
      CF_NR: '罚款人民币伍万元整',
      CF_NR_FK: '5.0',
      CF_JDRQ: '2023-05-09',
      CF_CFJG: '样阳市应急管理局',
    },
  ],
]

/** Sheet as authorities publish: 14 rows, 7 accepted, 7 held. */
export const hardPenalties = `\ufeff${[columns, ...rows.map(line)].join('\r\n')}\r\n`

function line([name, category, code, cells]: Row): string {
  const given: Partial<Record<string, string>> = { CF_XDR_MC: name, CF_XDR_LB: category, CF_XDR_SHXYM: code, ...cells }
  return columns
    .split(',')
    .map((column) => quoted(given[column] ?? ''))
    .join(',')
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
