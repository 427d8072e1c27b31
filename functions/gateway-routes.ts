import { type Door, doors } from './doors.ts'

export type Routed = { readonly routeKey: string; readonly pathParameters?: { readonly proxy: string } }

const below = '/{proxy+}'

/** Routes of a door: page and pages below, in both languages. */
export const routesUnder = (path: string): readonly string[] =>
  path === '/' ? ['/', below] : inLanguages(path).flatMap((own) => [own, `${own}${below}`])

const inLanguages = (path: string) => (isWordless(path) ? [path] : [path, `/en${path}`])

/** Files for programs, which have no language; a template takes 500 resources. */
export const isWordless = (path: string): boolean =>
  /^\/(\.well-known\/security\.txt|key|robots\.txt|sitemap\.xml|tile(\/.*)?)$/.test(path)

/** Paths for staff alone; the rest is everybody's. */
export const isForStaff = (path: string): boolean => /^\/(desk|board|admin|audit|counter|a)(\/|$)/.test(path)

/** Paths for applicants and agents alone. */
export const isForApplicants = (path: string): boolean => /^\/(my|clients)(\/|$)/.test(path)

/** Every route that leads to a door. */
export const routesOf = ({ paths = [], pages = [] }: Door): readonly string[] => [
  ...paths.flatMap(routesUnder),
  ...pages.flatMap(inLanguages),
]

const every = doors.flatMap(routesOf)
const longestFirst = every
  .filter((route) => route.endsWith(below))
  .map((route) => route.slice(0, -below.length))
  .toSorted((a, b) => b.length - a.length)

/** Chooses as API Gateway: exact, then longest greedy. */
export function routed(path: string): Routed {
  if (every.includes(path)) return { routeKey: `ANY ${path}` }
  const under = longestFirst.find((prefix) => path.startsWith(`${prefix}/`)) ?? ''
  return { routeKey: `ANY ${under}${below}`, pathParameters: { proxy: decoded(path.slice(under.length + 1)) } }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
