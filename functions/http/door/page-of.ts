/** The page of a form that has an address of its own. */
export function pageOf(path: string): string {
  for (const [ending, page] of forms) if (ending.test(path)) return path.replace(ending, page)
  return path
}

const forms: readonly (readonly [RegExp, string])[] = [
  [/^\/sign-out$/, '/'],
  [/^\/track\/dates$/, '/track'],
  [/^(\/account\/(?:step-up|authenticator))(?:\/\w+)?$/, '$1'],
  [/^(\/account\/reach)\/drop$/, '$1'],
  [/^\/account\/(?!reach$).+$/, '/account'],
  [/^\/a\/.+$/, '/a'],
  [/^(\/my|\/clients\/[^/]+|\/counter\/visits\/[^/]+)\/held$/, '$1/records'],
  [/^(\/counter\/visits\/[^/]+\/drafts\/[^/]+)\/code$/, '$1'],
  [/^(\/my\/mandates\/[^/]+)\/(revoke|send)$/, '$1'],
  [/^(\/my\/drafts\/[^/]+)\/submit$/, '$1/check'],
  [/^\/my\/drafts\/[^/]+\/discard$/, '/my/drafts'],
  [/^(\/my\/drafts\/[^/]+)\/remove-file$/, '$1/evidence'],
  [/^(\/my\/cases\/[^/]+|\/desk\/cases\/[^/]+)\/(?:events|claim|notice)$/, '$1'],
  [/^\/desk\/batch\/check$/, '/desk/batch'],
  [/^(\/my|\/clients\/[^/]+|\/counter\/visits\/[^/]+)\/records\/[^/]+\/remind$/, '$1/records'],
  [/^(\/(?:my|clients\/[^/]+)\/records\/[^/]+\/prepare)\/drop$/, '$1'],
  [/^\/desk\/measures\/.+$/, '/desk/measures'],
  [/^(\/desk\/absences\/[^/]+)\/end$/, '$1'],
  [/^(\/desk\/drafts\/[^/]+)\/(remove-file|submit|discard)$/, '$1'],
  [/^\/my\/statement\/[^/]+\/end$/, '/my/statement'],
  [/^\/admin\/cases\/[^/]+\/retry$/, '/admin'],
  [/^(\/admin\/imports\/[^/]+)\/start$/, '$1'],
  [/^(\/admin\/people\/[^/]+)\/(propose|revoke|sign-out|unlock|reset-factor|remove-interest)$/, '$1'],
  [/^\/admin\/seats\/[^/]+\/(confirm|decline)$/, '/admin/seats'],
  [/^\/feed\/acknowledge$/, '/feed'],
  [/^(\/feed\/of\/[^/]+)\/(file|results|held)$/, '$1'],
  [/^(\/board\/unconfirmed\/[^/]+)\/urge$/, '$1'],
]
