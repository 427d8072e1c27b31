import type { Clock, PublicFile, PublicFolder } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { pageOf } from '../key-order.ts'
import { isPublicPath } from '../public-path.ts'

/** Lists ended files too, but gives out none. */
export function memoryPublicFolder(clock: Clock): PublicFolder {
  const files = new Map<string, PublicFile>()
  return {
    async put(file) {
      if (!isPublicPath(file.path)) throw new Fault('public.badPath', `not a public path: ${file.path}`)
      files.set(file.path, { ...file })
    },
    async get(path) {
      const file = files.get(path)
      return file && shanghaiDay(clock.now()) <= file.publicUntil ? { ...file } : undefined
    },
    remove: async (path) => {
      files.delete(path)
    },
    list: async (prefix, page) =>
      pageOf(
        [...files.keys()].filter((path) => path.startsWith(prefix)),
        page,
      ),
  }
}
