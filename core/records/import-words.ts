export type Language = 'zh' | 'en'
type Words = {
  readonly holds: boolean
  readonly reason: Readonly<Record<Language, string>>
  readonly remedy: Readonly<Record<Language, string>>
}

const askSource = {
  zh: '请信息提供单位核对原决定后重新报送',
  en: 'ask the provider to check the decision and send the row again',
}
const complete = {
  zh: '由信息提供单位（否则由受理岗）在“补全”表中补录',
  en: 'the provider, else intake, completes it in the completion form',
}
const lookAtIt = {
  zh: '请核对；原文照录，不影响入库',
  en: 'please check; the text is kept as it came and the row is in the register',
}
const headerFix = {
  zh: '请对照双公示标准修改表头后重新导入',
  en: 'correct the heading by the standard and import again',
}

/** Findings of an import: effect on the row, and remedy. */
export const importWords = {
  codeMissing: {
    holds: true,
    reason: {
      zh: '缺少统一社会信用代码，不能识别主体',
      en: 'the unified social credit code is missing, so nobody is identified (Guangdong Social Credit Regulations, article 16)',
    },
    remedy: askSource,
  },
  organisationCodeOnly: {
    holds: true,
    reason: {
      zh: '只有注册号、组织机构代码等旧代码，不能识别主体',
      en: 'only an older registration or organisation code: it does not identify (Guangdong Social Credit Regulations, article 16)',
    },
    remedy: askSource,
  },
  codeMasked: {
    holds: true,
    reason: { zh: '代码有几位被遮盖，不能识别主体', en: 'some characters of the code are masked' },
    remedy: askSource,
  },
  codeWrong: { holds: true, reason: { zh: '代码有误', en: 'the code is wrong' }, remedy: askSource },
  codeOfPerson: {
    holds: true,
    reason: { zh: '代码栏不是统一社会信用代码', en: 'the code column holds no credit code' },
    remedy: askSource,
  },
  identityMissing: {
    holds: true,
    reason: { zh: '自然人缺少证件号码', en: "the person's document number is missing" },
    remedy: askSource,
  },
  identityMasked: {
    holds: true,
    reason: { zh: '证件号码有几位被遮盖', en: "some characters of the person's number are masked" },
    remedy: askSource,
  },
  identityWrong: {
    holds: true,
    reason: { zh: '居民身份证号有误', en: 'the resident identity number is wrong' },
    remedy: askSource,
  },
  documentNumberMissing: {
    holds: true,
    reason: { zh: '缺少决定书文号', en: 'the document number is missing' },
    remedy: askSource,
  },
  otherContent: {
    holds: true,
    reason: {
      zh: '同一文号、同一机关的记录已在库，内容不同',
      en: 'the register has this number of this authority with other content',
    },
    remedy: {
      zh: '由受理岗对照两者，请信息提供单位说明以何者为准',
      en: 'intake compares the two and asks the provider which is right',
    },
  },
  reinsertion: {
    holds: true,
    reason: { zh: '内容与已更正或已终止公示的旧内容相同', en: 'the content equals one that was corrected or ended' },
    remedy: {
      zh: '不予恢复；请信息提供单位先更正来源数据',
      en: 'it is not revived; the provider mends its source',
    },
  },
  withdrawnAtSource: {
    holds: true,
    reason: {
      zh: '信息提供单位的全量表里已没有这条记录',
      en: "the provider's complete sheet no longer has this record",
    },
    remedy: {
      zh: '请信息提供单位说明撤回的原因；记录不会因此自动停止公示',
      en: 'ask the provider why it was withdrawn; nothing ends by itself',
    },
  },
  withdrawalStated: {
    holds: true,
    reason: { zh: '信息提供单位说明已撤回这条记录', en: 'the provider states that it withdrew this record' },
    remedy: {
      zh: '由该单位一人提出、另一人审批后停止公示；记录不会因此自动停止公示',
      en: 'one person of the unit proposes its end, another approves; nothing ends by itself',
    },
  },
  causeUnknown: {
    holds: true,
    reason: { zh: '撤回原因不是规定的几种之一', en: 'the reason of the withdrawal is none of those that there are' },
    remedy: {
      zh: '请填写：信息有误、不应公示、期满或者已失效、改由其他单位报送、其他原因',
      en: 'give one of: error, notPublishable, lapsed, elsewhere, other',
    },
  },
  nothingToWithdraw: {
    holds: true,
    reason: { zh: '要撤回的记录不在库', en: 'the register has no such record to withdraw' },
    remedy: {
      zh: '请核对文号和机关；要报送这条记录的，撤回原因留空',
      en: 'check number and authority; to report the record, leave the reason of the withdrawal empty',
    },
  },
  orderOnly: {
    holds: true,
    reason: { zh: '处罚内容只有责令改正等命令，没有处罚', en: 'the content names only an order and no penalty' },
    remedy: {
      zh: '责令改正不是行政处罚；如另有处罚，请补充处罚内容后重新报送',
      en: 'an order is no penalty; if there was one, send its content',
    },
  },
  domainUnknown: {
    holds: true,
    reason: { zh: '信用领域不在目录中', en: 'the domain is none of the catalogue' },
    remedy: {
      zh: '请填写领域代号或名称后重新报送',
      en: 'give the id or the name of the domain and send the row again',
    },
  },
  notCatalogued: {
    holds: true,
    reason: {
      zh: '目录中该领域没有此类信息，不得归集（《广东省社会信用条例》第五十五条第（二）项）',
      en: 'the catalogue has no such kind in this domain: it may not be recorded (Guangdong Social Credit Regulations, article 55(2))',
    },
    remedy: {
      zh: '请核对领域；目录外的信息不予归集',
      en: 'check the domain; what is outside the catalogue is not recorded',
    },
  },
  cellCount: {
    holds: true,
    reason: {
      zh: '单元格多于表头列数，列可能错位',
      en: 'the row has more cells than the heading: they may be shifted',
    },
    remedy: { zh: '请检查引号和逗号后重新导入', en: 'check quotes and commas and import again' },
  },
  garbled: {
    holds: true,
    reason: { zh: '文字是乱码：文件里混有不同的编码', en: 'the text is garbled: the file mixes encodings' },
    remedy: {
      zh: '请把整个文件另存为一种编码（UTF-8 或者 GB18030）后重新报送',
      en: 'save the whole file in one encoding (UTF-8 or GB 18030) and send it again',
    },
  },
  tooLarge: {
    holds: true,
    reason: { zh: '单元格超过 2 万字', en: 'a cell has more than 20,000 characters' },
    remedy: askSource,
  },
  noDecisionDate: {
    holds: false,
    reason: {
      zh: '没有决定日期，不能计算公示期，不予公示',
      en: 'without the date of the decision no period can be computed: not published',
    },
    remedy: complete,
  },
  emptyColumn: {
    holds: false,
    reason: { zh: '必要内容为空，补全前不予公示', en: 'a necessary cell is empty: not published until completed' },
    remedy: complete,
  },
  noTier: {
    holds: false,
    reason: {
      zh: '认定单位尚未确定失信严重程度，不予公示',
      en: 'the determining unit has not set the tier: not published',
    },
    remedy: { zh: '由认定单位确定失信严重程度', en: 'the determining unit sets it' },
  },
  tierUnknown: {
    holds: false,
    reason: { zh: '失信严重程度不是轻微、一般、严重之一', en: 'the tier is none of 轻微, 一般, 严重' },
    remedy: { zh: '由认定单位确定失信严重程度', en: 'the determining unit sets it' },
  },
  notYours: {
    holds: false,
    reason: { zh: '认定单位不属于导入单位，未处理', en: 'the authority is none of the importing unit: left alone' },
    remedy: {
      zh: '由该单位或者市级导入；确属本单位的，请市级系统管理员在机构名录中补上这一名称',
      en: 'that unit or the city imports it; if it is yours, have the city add this name to the directory',
    },
  },
  authorityUnknown: {
    holds: false,
    reason: { zh: '认定单位不在机构名录中', en: 'the authority is not in the directory' },
    remedy: { zh: '由受理岗人工分派', en: 'intake routes it by hand' },
  },
  providerUnknown: {
    holds: false,
    reason: { zh: '数据来源单位不在机构名录中', en: 'the provider is not in the directory' },
    remedy: { zh: '由受理岗人工分派', en: 'intake routes it by hand' },
  },
  categoryUnknown: {
    holds: false,
    reason: { zh: '行政相对人类别不明，按代码判断', en: 'the kind of party is not known; it was told by the code' },
    remedy: lookAtIt,
  },
  badDate: { holds: false, reason: { zh: '不是日期', en: 'this is no date' }, remedy: complete },
  serialDate: {
    holds: false,
    reason: {
      zh: '像是表格软件的日期序号，不作日期',
      en: "looks like a spreadsheet's day number and is not taken for a date",
    },
    remedy: { zh: '请把该列设为日期格式后重新导出', en: 'format the column as a date and export again' },
  },
  futureDate: {
    holds: false,
    reason: { zh: '决定日期在今天之后', en: 'the date of the decision lies in the future' },
    remedy: lookAtIt,
  },
  yearsDiffer: {
    holds: false,
    reason: { zh: '文号年份与决定日期年份不同', en: 'the year of the number is not the year of the decision' },
    remedy: lookAtIt,
  },
  badMoney: {
    holds: false,
    reason: { zh: '不是金额（应为万元数字）', en: 'this is no amount (a number of 10,000 yuan is due)' },
    remedy: lookAtIt,
  },
  maybeYuan: {
    holds: false,
    reason: {
      zh: '金额很大，可能以元填报（应为万元）',
      en: 'a very large amount: perhaps yuan instead of 10,000 yuan',
    },
    remedy: lookAtIt,
  },
  tooLong: {
    holds: false,
    reason: { zh: '超过标准规定的长度', en: 'longer than the standard allows' },
    remedy: lookAtIt,
  },
  formula: {
    holds: false,
    reason: { zh: '以 = + - @ 开头，表格软件会当作公式', en: 'begins like a formula of a spreadsheet' },
    remedy: lookAtIt,
  },
  directionMarks: {
    holds: false,
    reason: { zh: '含有改变书写方向的字符，已去掉', en: 'has marks that turn the direction of writing: left out' },
    remedy: { zh: '请核对；其余文字照录', en: 'please check; all other characters are kept' },
  },
  controlCharacter: {
    holds: false,
    reason: { zh: '含有不可见的控制字符', en: 'holds control characters that cannot be seen' },
    remedy: lookAtIt,
  },
  endSupplied: {
    holds: false,
    reason: {
      zh: '公示截止期由系统计算，报送值不采用',
      en: 'the end of publicity is computed; the value sent is not used',
    },
    remedy: lookAtIt,
  },
  columnUnknown: {
    holds: false,
    reason: { zh: '不认识的列，未导入', en: 'an unknown column: not imported' },
    remedy: headerFix,
  },
  columnMissing: { holds: false, reason: { zh: '缺少一列', en: 'a column is missing' }, remedy: headerFix },
  columnTwice: { holds: false, reason: { zh: '同一列出现两次', en: 'a column stands twice' }, remedy: headerFix },
} as const satisfies Readonly<Record<string, Words>>

export type IssueCode = keyof typeof importWords

export function isIssueCode(code: string): code is IssueCode {
  return Object.hasOwn(importWords, code)
}

export const holds = (code: IssueCode): boolean => importWords[code].holds
