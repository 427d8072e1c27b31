import type { Sheet } from '#engine/store/printing.ts'

/** An invented paper with nothing but words. */
export const plainSheet: Sheet = {
  lang: 'zh',
  head: '测试市生态环境局',
  title: '答复',
  number: '测字〔2026〕1号',
  addressee: '测试有限公司：',
  blocks: [{ kind: 'text', text: '经核查，您提出的异议成立。' }],
  signature: '测试市生态环境局',
  date: '2026年9月1日',
  day: '2026-09-01',
  contact: '',
  mark: null,
  draft: null,
  preface: '',
  page: '第 {n} 页 共 {of} 页',
  verify: null,
  proof: '',
  alt: { mark: '印章', qr: '' },
}
