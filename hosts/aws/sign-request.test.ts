import { expect, it } from 'vitest'
import { presignedUrl, signedHeaders } from './sign-request.ts'

// Vendor's own examples: "Signing AWS requests" and "Authenticating Requests: Using Query Parameters".
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

it('signs a call as the example does', () => {
  const call = {
    method: 'GET',
    url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08'),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: '',
  }
  const scope = { service: 'iam', region: 'us-east-1', at: Date.UTC(2015, 7, 30, 12, 36) }
  const { authorization } = signedHeaders(call, scope, { accessKeyId: 'AKIDEXAMPLE', secretAccessKey })
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  )
})

it('signs an address as the example does', () => {
  const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt')
  const scope = { service: 's3', region: 'us-east-1', at: Date.UTC(2013, 4, 24) }
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  expect(presignedUrl(url, 86_400, scope, credentials).searchParams.get('X-Amz-Signature')).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  )
})
