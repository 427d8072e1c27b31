import { describe } from 'vitest'
import { memoryTable } from '#hosts/memory/table.ts'
import { keepsItems } from './keeps-items.ts'

describe('memory', () => keepsItems(async () => ({ ...memoryTable(), close: async () => {} })))
