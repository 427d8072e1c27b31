import { expect, it } from 'vitest'
import type { StoredFile } from '#engine/store/ports.ts'
import { sampleShell } from '#tests/support/pages/sample-case.ts'
import { renderPage } from '../render.ts'
import { FileList, nameOf } from './file-list.tsx'

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

it('numbers files of one name, so that each is named apart', () => {
  const files = [file('照片.jpg', 'a'), file('决定书.pdf', 'b'), { ...file('照片.jpg', 'c'), key: 'case/1/other' }]
  expect(files.map((one) => nameOf('zh', one, files))).toEqual(['照片.jpg（第1份）', '决定书.pdf', '照片.jpg（第2份）'])
  const html = renderPage(<FileList shell={sampleShell('en', '/', null)} files={files} opens={['clean']} />)
  expect([...html.matchAll(/照片\.jpg \(no\. (\d)\)<\/a>/g)].map(([, n]) => n)).toEqual(['1', '2'])
})

it('warns of an unscanned file whoever may open it, and not who has just sent it', () => {
  const files = [{ ...file('照片.jpg', 'a'), state: 'unscanned' as const }]
  const to = (opens: readonly StoredFile['state'][]) =>
    renderPage(<FileList shell={sampleShell('zh', '/', null)} files={files} opens={opens} />)
  expect([to(['clean', 'unscanned']), to(['clean'])].map((html) => html.includes('未经安全检查'))).toEqual([
    true,
    false,
  ])
})

it('takes out one of two files of one name by a button that names it', () => {
  const files = [file('照片.jpg', 'a'), { ...file('照片.jpg', 'c'), key: 'case/1/other' }]
  const shell = sampleShell('zh', '/', null)
  const html = renderPage(
    <FileList shell={shell} files={files} opens={['clean']} removeAt="/my/drafts/1/remove-file" />,
  )
  const found = html.matchAll(/value="(case\/1\/[^"]+)"\/?><button[^>]*>([^<]+)/g)
  expect([...found].map(([, key, name]) => [key, name])).toEqual([
    ['case/1/照片.jpg', '删除 照片.jpg（第1份）'],
    ['case/1/other', '删除 照片.jpg（第2份）'],
  ])
})
