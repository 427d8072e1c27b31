import type { Field } from './field.ts'
import { partyFields } from './party-fields.ts'

/** 双公示 行政许可. */
export const permitFields: readonly Field[] = [
  ...partyFields('XK'),
  { code: 'XK_XKWS', zh: '行政许可决定文书名称', en: 'Title of the permit document', type: 'text', public: true },
  { code: 'XK_WSH', zh: '行政许可决定文书号', en: 'Number of the permit document', type: 'text', public: true },
  { code: 'XK_XKLB', zh: '许可类别', en: 'Kind of permit', type: 'choice', public: true },
  { code: 'XK_XKZS', zh: '许可证书名称', en: 'Title of the certificate', type: 'text', public: true },
  { code: 'XK_XKBH', zh: '许可编号', en: 'Permit number', type: 'text', public: true },
  { code: 'XK_NR', zh: '许可内容', en: 'Content of the permit', type: 'text', public: true },
  { code: 'XK_JDRQ', zh: '许可决定日期', en: 'Date of the decision', type: 'date', public: true },
  { code: 'XK_YXQZ', zh: '有效期自', en: 'Valid from', type: 'date', public: true },
  { code: 'XK_YXQZI', zh: '有效期至', en: 'Valid until', type: 'date', public: true },
  { code: 'XK_XKJG', zh: '许可机关', en: 'Permit authority', type: 'text', public: true },
  { code: 'XK_XKJGDM', zh: '许可机关统一社会信用代码', en: 'Authority’s credit code', type: 'text', public: true },
  { code: 'XK_ZT', zh: '当前状态', en: 'Present status', type: 'choice', public: true },
  { code: 'XK_LYDW', zh: '数据来源单位', en: 'Information provider', type: 'text', public: true },
  { code: 'XK_LYDWDM', zh: '数据来源单位统一社会信用代码', en: 'Provider’s credit code', type: 'text', public: true },
  { code: 'BZ', zh: '备注', en: 'Remarks', type: 'text', public: false },
]
