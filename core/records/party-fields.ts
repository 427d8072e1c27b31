import type { Field } from './field.ts'

/** 双公示: a party’s columns, alike in CF and XK; `more` adds names. */
export const partyFields = (
  kind: 'CF' | 'XK',
  more: Readonly<Record<string, readonly string[]>> = {},
): readonly Field[] =>
  columns.map((field) => {
    const code = `${kind}${field.code}`
    const aliases = [...(field.aliases ?? []).map((name) => name.replace(/^_/, `${kind}_`)), ...(more[code] ?? [])]
    return aliases.length > 0 ? { ...field, code, aliases } : { ...field, code }
  })

/** `_` stands for the kind. */
const columns: readonly Field[] = [
  { code: '_XDR_MC', zh: '行政相对人名称', en: 'Name of the party', type: 'text', max: 200, public: true },
  { code: '_XDR_LB', zh: '行政相对人类别', en: 'Kind of party', type: 'choice', max: 100, public: true },
  {
    code: '_XDR_SHXYM',
    zh: '统一社会信用代码',
    en: 'Unified social credit code',
    type: 'text',
    max: 18,
    public: true,
    aliases: ['行政相对人代码_1(统一社会信用代码)', '行政相对人代码_1'],
  },
  {
    code: '_XDR_GSZC',
    zh: '工商注册号',
    en: 'Business registration number',
    type: 'text',
    max: 50,
    public: true,
    aliases: ['行政相对人代码_2(工商注册号)', '行政相对人代码_2'],
  },
  {
    code: '_XDR_ZZJG',
    zh: '组织机构代码',
    en: 'Organisation code',
    type: 'text',
    max: 9,
    public: true,
    aliases: ['行政相对人代码_3(组织机构代码)', '行政相对人代码_3'],
  },
  {
    code: '_XDR_SWDJ',
    zh: '税务登记号',
    en: 'Tax registration number',
    type: 'text',
    public: true,
    aliases: ['行政相对人代码_4(税务登记号)', '行政相对人代码_4'],
  },
  {
    code: '_XDR_SYDW',
    zh: '事业单位证书号',
    en: 'Public institution certificate number',
    type: 'text',
    public: true,
    aliases: ['行政相对人代码_5(事业单位证书号)', '行政相对人代码_5'],
  },
  {
    code: '_XDR_SHZZ',
    zh: '社会组织登记证号',
    en: 'Social organisation certificate number',
    type: 'text',
    max: 50,
    public: true,
    aliases: ['行政相对人代码_6(社会组织登记证号)', '行政相对人代码_6'],
  },
  { code: '_FRDB', zh: '法定代表人', en: 'Legal representative', type: 'text', max: 50, public: true },
  {
    code: '_FR_ZJLX',
    zh: '法定代表人证件类型',
    en: 'Legal representative’s document type',
    type: 'text',
    max: 64,
    public: false,
  },
  {
    code: '_FR_ZJHM',
    zh: '法定代表人证件号码',
    en: 'Legal representative’s document number',
    type: 'identityNumber',
    public: false,
    aliases: ['_FR_SFZH', '法定代表人身份证号'],
  },
  { code: '_XDR_ZJLX', zh: '证件类型', en: 'Person’s document type', type: 'text', max: 64, public: false },
  { code: '_XDR_ZJHM', zh: '证件号码', en: 'Person’s document number', type: 'identityNumber', public: false },
]
