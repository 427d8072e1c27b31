import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { AuthenticatorPage } from '#web/account/authenticator-page.tsx'
import { StepUpPage } from '#web/account/step-up-page.tsx'
import { sampleNow, sampleShell } from './sample-case.ts'

const pending = {
  kind: 'pending',
  uri: 'otpauth://totp/Redress:hj-1?secret=JBSWY3DPEHPK3PXP',
  secret: 'JBSWY3DPEHPK3PXP',
  picture: 'data:image/svg+xml;base64,PHN2Zy8+',
} as const
const wrong = { code: 'codeWrong', fields: { code: 'codeWrong' } } as const

export function accountPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'officer', text)
  const step = { shell: shell('/account/step-up'), back: '/desk', phone: '0007' }
  const own = shell('/account/authenticator')
  return {
    'step-up': <StepUpPage {...step} authenticator sent={false} />,
    'step-up-sent': <StepUpPage {...step} authenticator sent refusal={wrong} scope="text" />,
    'step-up-none': <StepUpPage {...step} authenticator={false} phone={null} sent={false} />,
    authenticator: <AuthenticatorPage shell={own} enrolment={{ kind: 'none' }} />,
    'authenticator-pending': <AuthenticatorPage shell={own} enrolment={pending} refusal={wrong} />,
    'authenticator-confirmed': <AuthenticatorPage shell={own} enrolment={{ kind: 'confirmed', at: sampleNow }} />,
  }
}
