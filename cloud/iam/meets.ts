import { matches } from './matches.ts'

/** Facts of a call; keys may have several values. */
export type Facts = Readonly<Record<string, readonly string[]>>

type Test = (wanted: string, given: string) => boolean

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: Readonly<Record<string, Test>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: matches,
  ArnEquals: matches,
  ArnLike: matches,
  Bool: (wanted, given) => wanted === given,
  NumericLessThan: (wanted, given) => Number(given) < Number(wanted),
}

/** True if the call meets it; null if unknown. */
export function meets(
  condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  facts: Facts,
): boolean | null {
  let met = true
  for (const [operator, keys] of Object.entries(condition)) {
    const [, all, name = '', ifThere] = /^(ForAllValues:)?(\w+?)(IfExists)?$/.exec(operator) ?? []
    const test = operators[name]
    if (!test) return null
    for (const [key, wanted] of Object.entries(keys)) {
      const given = factOf(facts, key)
      const isEmpty = given.length === 0
      const one = (value: string) => wanted.some((each) => test(each, value))
      if (!(isEmpty ? Boolean(all ?? ifThere) : given.every(one))) met = false
    }
  }
  return met
}

/** Keys are the same in any case. */
const factOf = (facts: Facts, key: string) =>
  Object.entries(facts).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1] ?? []
