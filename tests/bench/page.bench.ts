import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { samplePages } from '#tests/support/pages/sample-pages.tsx'
import { renderPage } from '#web/render.ts'
import { atMost, report } from './report.ts'

// node scripts/bench.mjs page: all pages in both languages with invented content, as the local host sends them, and a
// first visit's fetches. Bundled first, since Node strips no JSX.
const zipped = (body: string | Buffer) => gzipSync(body).length
const beside = ['web/style.css', 'web/a.js', 'web/icon.svg'].map((path) => zipped(readFileSync(path)))
const chart = (lang: 'zh' | 'en') => readFileSync(`docs/charts/objection.${lang}.svg`, 'utf8')

const pages = (['zh', 'en'] as const).flatMap((lang) =>
  Object.entries(samplePages(lang)).map(([page, content]) => {
    const sample = renderPage(content)
    // The sample's picture is a token; the site shows the generated one.
    const html = page === 'procedure' ? sample.replace(/<svg[\s\S]*?<\/svg>/, () => chart(lang)) : sample
    const wire = zipped(html)
    return { page, lang, html: Buffer.byteLength(html), wire, firstVisit: beside.reduce((sum, one) => sum + one, wire) }
  }),
)
const most = (what: 'html' | 'wire' | 'firstVisit') => Math.max(...pages.map((one) => one[what]))
report(
  'page',
  pages.toSorted((a, b) => b.html - a.html),
  [
    atMost('P8', 'HTML bytes of the heaviest page', most('html'), 20_000),
    atMost('P8', 'the same on the wire (gzip)', most('wire'), 20_000),
    atMost('P8', 'everything on a first visit on the wire, heaviest page', most('firstVisit'), 40_000),
  ],
)
