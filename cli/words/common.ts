import { two } from '#law/bilingual.ts'

/** Words that several commands share. */
export const common = {
  json: two('向标准输出写 JSON', 'print JSON'),
  jsonAlways: two('向标准输出写 JSON（总是如此）', 'print JSON, as always'),
  running: two('请先停止服务', 'stop the server first'),
  noPath: two('没有这个文件或目录，请核对路径', 'no such file or folder, check the path'),
  noDeployment: two(
    '没有部署目录：请在程序目录中运行，或者用 REDRESS_DEPLOYMENT 指定',
    'no deployment’s folder here: run it in the program’s own, or name one by REDRESS_DEPLOYMENT',
  ),
  notADay: two(
    'REDRESS_NOW 既不是日期也不是时刻：{given}。请写作 2026-09-24 或 2026-09-24T14:30:00+08:00',
    'REDRESS_NOW is neither a day nor an instant: {given}. Write 2026-09-24 or 2026-09-24T14:30:00+08:00',
  ),
  badWords: two(
    '改动的文字不能使用，仍用程序自带的；请更正后用 redress texts import 重新写入',
    'edited words cannot be used, the program’s own stand; mend them and take them in again by redress texts import',
  ),
} as const
