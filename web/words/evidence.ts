import type { Bilingual } from '#law/bilingual.ts'

export const viewing = {
  view: { zh: '查看', en: 'View' },
  original: { zh: '下载原件', en: 'Download the original' },
  page: { zh: '第 {n} 页，共 {of} 页', en: 'Page {n} of {of}' },
  before: { zh: '上一页', en: 'Previous page' },
  after: { zh: '下一页', en: 'Next page' },
  alt: { zh: '{name} 第 {n} 页的图像', en: 'Picture of {name}, page {n}' },
  redrawn: {
    zh: '这是系统生成的预览图，仅供阅读，以原件为准；预览图不含拍摄地点等附加信息。',
    en: 'This is a preview for reading only; the original is what counts. It has none of the original’s hidden data, such as where a photo was taken.',
  },
  none: {
    zh: '该文件不能在线预览（OFD、Word、Excel、HEIC，或者文件已损坏）。请下载原件，用相应的软件打开。',
    en: 'This file has no preview (OFD, Word, Excel, HEIC, or damaged). Download the original and open it with its own program.',
  },
  logged: {
    zh: '本次查看已记入案件日志，申请人可以看到查看单位。',
    en: 'Opening it is logged; the applicant sees which unit did.',
  },
} as const satisfies Record<string, Bilingual>

export const openings = {
  title: { zh: '谁打开过材料', en: 'Who opened the evidence' },
  none: { zh: '还没有人打开过。', en: 'Nobody has opened it yet.' },
  file: { zh: '文件', en: 'File' },
  who: { zh: '由谁', en: 'By' },
  when: { zh: '时间', en: 'When' },
  unopened: { zh: '提出意见的人没有打开过：{files}', en: 'Not opened by whoever proposed: {files}' },
  gone: { zh: '（已不在）', en: '(no longer there)' },
} as const satisfies Record<string, Bilingual>
