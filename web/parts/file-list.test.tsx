import { expect, it } from 'vitest'
import type { StoredFile } from '#engine/store/ports.ts'
import { sampleShell } from '#tests/support/pages/sample-case.ts'
import { renderPage } from '../render.ts'
import { FileList } from './file-list.tsx'

const file = (name: string, sha256: string): StoredFile => ({
  ...{ key: `case/1/${name}`, name, size: 1, type: 'application/pdf', sha256, receivedAt: 0, state: 'clean' },
})

it('says of a file sent twice which it is the same as, and of no other', () => {
  const files = [file('决定书.pdf', 'a'), file('照片.jpg', 'b'), file('决定书（副本）.pdf', 'a')]
  const html = renderPage(<FileList shell={sampleShell('zh', '/', null)} files={files} opens={['clean']} />)
  expect(html.split('<li>').map((one) => one.includes('与前面的“决定书.pdf”内容完全相同'))).toEqual([
    false,
    false,
    false,
    true,
  ])
})
