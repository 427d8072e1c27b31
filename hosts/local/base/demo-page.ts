import type { Bilingual } from '#law/bilingual.ts'

/** Plain page of the demo, without script or style. */
export function demoPage(title: Bilingual, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(title.zh)} · ${escaped(title.en)} – 演示</title>
<link rel="stylesheet" href="/style.css">
<main id="main">
<p><strong>演示</strong> · <span lang="en">Demonstration: nobody here is real.</span></p>
<h1>${escaped(title.zh)}<br><span lang="en">${escaped(title.en)}</span></h1>
${body}
</main>
</html>
`
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Both languages, one after the other. */
export const sayBoth = ({ zh, en }: Bilingual): string => `${escaped(zh)} <span lang="en">${escaped(en)}</span>`

export const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

export const demoHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
