import { type Given, namesIn } from './gives.ts'

/** One thing wrong in a file of words; `where` is its key. */
export type TextProblem = { readonly path: string; readonly where: string; readonly zh: string; readonly en: string }

export const problem = (path: string, where: string, zh: string, en: string): TextProblem => ({ path, where, zh, en })

/** Reports a value not always given, and those given. */
export function unknown(path: string, where: string, name: string, { must, may }: Given): TextProblem {
  if (may.includes(name))
    return problem(
      path,
      where,
      `变量 {${name}} 不是每件都有：请放在写明 when: ${name} 的段落里。`,
      `{${name}} is not there in every case: say it in a paragraph with “when: ${name}”.`,
    )
  const there = [...must, ...may].map((one) => `{${one}}`).join(' ') || '—'
  return problem(
    path,
    where,
    `没有名为 {${name}} 的变量；可用：${there}。`,
    `there is no variable {${name}} here; there are: ${there}.`,
  )
}

export function notSaid(
  path: string,
  at: string,
  variables: readonly string[],
  all: readonly { readonly zh: string; readonly en: string }[],
) {
  return (['zh', 'en'] as const).flatMap((lang) => {
    const there = new Set(all.flatMap((one) => namesIn(one[lang])))
    return variables
      .filter((name) => !there.has(name) && !(lang === 'en' && name === 'you'))
      .map((name) =>
        problem(
          path,
          `${at} ${lang}`,
          `缺少必须写明的变量 {${name}}。`,
          `the variable {${name}} must be said and is not.`,
        ),
      )
  })
}
