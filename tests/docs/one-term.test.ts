import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { textOf } from './tables.ts'

/** Names that a reader meets for one thing, and those it had beside that one. */
const terms: readonly (readonly [wanted: string, banned: RegExp])[] = [
  ['暂停计算期限', /计时暂停|暂停计时|停止计时|计时停止|时限扣除|扣除时限|时限暂停/],
  ['承办人；受托人', /经办人/],
  ['决定书文号', /(?<!行政许可)决定文书号|(?<!决定|定)文书号/],
  ['异议声明', /本人声明|信用主体声明/],
  ['市公共信用信息平台', /市公共信用平台|市信用平台|市信用信息平台|(?<!本)市平台/],
  ['本市自定', /本(?:系统|平台|产品)自定/],
  ['案件', /返回办件|我的办件/],
  ['待研判清单', /复核清单/],
  ['自行核对', /自行复核/],
  ['已终结', /标的消失/],
  ['推送', /分发/],
  ['系统处理中断', /待人工处理/],
  ['二次验证；动态口令', /第二因素|验证器/],
  ['认定单位', /作出机关/],
  ['数据来源单位；来源数据', /源头/],
  ['贵单位；你单位', /贵处/],
  ['最迟', /预计最迟/],
  ['包含证明', /存证证明|收录证明/],
  ['未能送达', /没有送到|走不通/],
  ['文件校验值', /文件指纹|PDF 指纹/],
]

/** Letters and forms that still wait for their new words. */
const waiting =
  /时限扣除告知书|可据此自行复核|作出机关(?:核对是否仍应报送|补全依据)|事项和经办人（如知道）|^workflows\/objection\/forms\.ts: label: two\('本人声明'/

const isTracked = existsSync('.git')
const isSpoken = (path: string) =>
  /\.tsx?$/.test(path) && !/(?:\.test|\bexamples)\.tsx?$|demo-people\.ts$/.test(path) && existsSync(path)
const sources = () =>
  execFileSync('git', ['ls-files', '-z', '--', 'web', 'core', 'functions', 'cli', 'hosts', 'workflows'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter(isSpoken)

/** Its lines with Chinese in them, without comments. */
const said = (path: string) =>
  [...textOf(path).matchAll(/^(?! *(?:\/\/|\/?\*)).*\p{Script=Han}.*$/gmu)].map(([line]) => `${path}: ${line.trim()}`)

describe.runIf(isTracked)('one Chinese term for one thing', () => {
  const lines = isTracked ? sources().flatMap(said) : []

  test('reads what pages, letters, mails and commands say', () => {
    expect(lines.length).toBeGreaterThan(3000)
  })

  test.each(terms)('%s', (_, banned) => {
    expect(lines.filter((line) => banned.test(line.replace(waiting, '')))).toEqual([])
  })
})
