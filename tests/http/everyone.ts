import type { Person } from '#engine/store/person.ts'

/** One person with every hat, so that every route is reached. */
export const everyone: Person = {
  id: 'everyone',
  name: 'everyone',
  email: 'everyone@example.com',
  subject: '91445300MA62560110',
  roles: [
    { role: 'applicant', unit: null },
    { role: 'intake', unit: 'FGW' },
    { role: 'officer', unit: 'HJ' },
    { role: 'supervisor', unit: null },
    { role: 'recipient', unit: 'HJ' },
    { role: 'systemAdmin', unit: null },
    { role: 'auditor', unit: null },
  ],
  conflicts: [],
}
export const signIn = {
  logoutUrl: async () => null,
  loginUrl: async (returnTo: string) => ({
    url: 'http://localhost:8080/demo/oidc/auth',
    saved: { state: 's', nonce: 'n', verifier: 'v', returnTo },
  }),
  finish: async () => ({ kind: 'refused' as const, refusal: { code: 'loginFailed' as const, reason: 'no' } }),
}
