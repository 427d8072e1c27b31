import { describe } from 'vitest'
import { localTable } from '#hosts/local/store/table.ts'
import { folder } from './folder.ts'
import { keepsItems } from './keeps-items.ts'

describe('SQLite', () =>
  keepsItems(async () => {
    const { path, remove } = await folder()
    const { table, journal, close } = localTable({ folder: path })
    return {
      table,
      journal,
      async close() {
        close()
        await remove()
      },
    }
  }))
