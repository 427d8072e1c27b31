import { demoKeys } from '#engine/run/host-kinds.ts'
import type { Engine } from '#engine/store/engine.ts'
import { Fault } from '#law/fault.ts'

type Store = Pick<Engine, 'table'> & { close(): void }

/** Refuses a demo's store in service: its people and records are invented. */
export async function demandNoDemo({ demo }: Engine['deployment'], store: Store): Promise<void> {
  if (demo || !(await store.table.get(demoKeys.key()))) return
  store.close()
  throw new Fault('store.demo', ofDemo)
}

const ofDemo = [
  '这个数据目录是演示用过的，人员和记录都是虚构的，不能转为正式使用。请用 REDRESS_DATA 指定一个空目录；仍要演示的，去掉 REDRESS_ISSUER。',
  'This data folder was a demonstration: its people and records are invented, so it is not put into service. Name an empty folder by REDRESS_DATA, or take REDRESS_ISSUER away to go on with the demonstration.',
].join('\n')
