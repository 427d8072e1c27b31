import { narrow } from '../normalise.ts'

/** 公安机关 by name: all levels, branches and spellings. */
export const isPoliceOrgan = (name: string): boolean => police.test(narrow(name).replace(other, ''))

// Court and prison have 警察 too, who decide nothing under this law.
const police =
  /公安(?!全)|派出所|警察|海警|交警|巡警|特警|刑警|治安(?:管理)?(?:总队|支队|大队|中队)|车辆管理所|出入境管理|边防检查|移民管理/
const other = /司法警察|监狱人民警察|戒毒人民警察/g
