import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { textOf } from './tables.ts'

/** Figures of speech and carried-over words that readers must guess. */
const figures = /\b(stands?|stood|goes on|lies before|wrong door|costs you|papers at hand|nothing waits|no machine)\b/i
/** Documents may use the words of clocks and offices. */
const inDocuments = /\b(wrong door|costs you|papers at hand|nothing waits|leaves? the house)\b/i

const isTracked = existsSync('.git')
const tracked = (...paths: readonly string[]) =>
  execFileSync('git', ['ls-files', '-z', '--', ...paths], { encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path))

/** English strings of a file that are sentences, not keys. */
const said = (path: string) =>
  [...textOf(path).matchAll(/^(?! *(?:\/\/|\/?\*)).*$/gm)].flatMap(([line]) =>
    [...line.matchAll(/'((?:[^'\\]|\\.)*[ ](?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text),
  )

describe.runIf(isTracked)('plain English', () => {
  const words = isTracked
    ? tracked('web/words', 'workflows', 'core/engine/*words*').filter(
        (path) => /\.tsx?$/.test(path) && !/(\.test|examples)\.ts$|asl/.test(path),
      )
    : []
  const documents = isTracked
    ? tracked('*.md').filter((path) => !/^docs\/(adr|glossary|records|refusals)/.test(path))
    : []

  test('on pages, in mails and papers', () => {
    const found = words.flatMap((path) => said(path).filter((text) => figures.test(text)))
    expect(words.length).toBeGreaterThan(100)
    expect(found).toEqual([])
  })

  test('in documents', () => {
    expect(documents.length).toBeGreaterThan(15)
    expect(documents.filter((path) => inDocuments.test(textOf(path)))).toEqual([])
  })
})

/** Sentences without code and frames, ended by colons and semicolons too. */
const sentences = (markdown: string) =>
  markdown
    .replace(/^```[\s\S]*?^```|^ {4}.*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .split(/\n\s*\n|^#.*$|^\s*(?:[-*]|\d+\.)\s|\|/m)
    .flatMap((part) => part.split(/(?<=[.!?;:…])\s+/))

const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[A-Za-z]/.test(word)).length

test.runIf(isTracked)('no sentence of a document runs over thirty words', () => {
  const documents = tracked('README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/*.md').filter(
    (path) => !/^docs\/(?:adr\/|charts\/|records|glossary)|\.zh\.md$/.test(path),
  )
  expect(documents.length).toBeGreaterThan(10)
  expect(
    documents.flatMap((path) =>
      sentences(textOf(path))
        .filter((said) => wordsOf(said) > 30)
        .map((said) => [path, said]),
    ),
  ).toEqual([])
})

test('finds a long sentence', () => {
  expect(sentences(`One two. ${'word '.repeat(31)}end.`).map(wordsOf)).toEqual([2, 32])
})

test('finds a figure of speech', () => {
  expect(figures.test('A wrong door costs you nothing: whoever receives it sends it on.')).toBe(true)
  expect(inDocuments.test('The officer decides on the papers at hand.')).toBe(true)
})
