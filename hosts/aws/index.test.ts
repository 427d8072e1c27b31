import { expect, it } from 'vitest'
import { openHost } from './index.ts'

const hex = '0'.repeat(64)

it('has no printer and no seal yet: papers stay drafts there, and nothing of them counts as served', async () => {
  const host = await openHost({
    REDRESS_TABLE: 't',
    REDRESS_QUARANTINE_BUCKET: 'q',
    REDRESS_CLEAN_BUCKET: 'c',
    REDRESS_PUBLIC_BUCKET: 'p',
    REDRESS_MACHINES: 'arn:aws:states:x',
    REDRESS_MODE: 'wait',
    REDRESS_URL: 'https://xy.example',
    REDRESS_DEPLOYMENT: 'deployments/yunfu',
    REDRESS_SMTP: 'smtps://mail.example',
    REDRESS_MAIL_FROM: 'no-reply@xy.example',
    REDRESS_ISSUER: 'https://sso.example',
    REDRESS_CLIENT_ID: 'x',
    REDRESS_CLIENT_SECRET: 'y',
    REDRESS_KEYS: JSON.stringify({
      ...{ actor: hex, subject: hex, session: hex, upload: hex, ledger: hex },
      numbers: [{ id: '1', key: hex }],
    }),
  })
  expect(host.printing ?? null).toBeNull()
})
