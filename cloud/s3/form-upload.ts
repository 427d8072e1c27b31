import type { Judge } from '../iam/judge.ts'
import type { Credentials } from '../wire/credentials.ts'
import { denied, type S3Reply, s3Error } from './answers.ts'
import { formSigner } from './form-policy.ts'
import type { Objects } from './objects.ts'

type Options = {
  readonly bucket: string
  readonly bucketArn: string
  readonly type: string
  readonly body: Buffer
  readonly objects: Objects
  readonly judge: Judge
  readonly credentials: Credentials
  readonly now: number
  readonly created: (bucket: string, key: string, reason: string) => void
}

/** A browser's form. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html */
export async function formUpload(options: Options): Promise<S3Reply> {
  const { bucket, bucketArn, objects, judge, credentials, now } = options
  const form = await new Response(new Uint8Array(options.body), {
    headers: { 'content-type': options.type },
  }).formData()
  const file = form.get('file')
  if (!(file instanceof File))
    return s3Error(400, 'InvalidArgument', 'POST requires exactly one file upload per request.')
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
  )
  // Fields may name the file, before the policy judges.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
  const fields = Object.fromEntries(
    texts.map(([name, text]) => [name, text.replace(/\$\{filename\}/, () => file.name)]),
  )
  const bytes = Buffer.from(await file.arrayBuffer())
  const signer = formSigner({ bucket, fields, size: bytes.length }, credentials, now)
  if ('status' in signer) return signer
  const key = fields['key'] ?? ''
  if (!judge.may({ principal: signer.principal, action: 's3:PutObject', resource: `${bucketArn}/${key}` }))
    return denied()
  const kept = Object.entries(fields).filter(([name]) => /^(content-type$|x-amz-meta-)/.test(name))
  const headers = Object.fromEntries(kept.map(([name, text]) => [name, encoded(text)]))
  const { etag } = objects.put(bucket, key, bytes, headers)
  options.created(bucket, key, 'POST Object')
  const redirect = fields['success_action_redirect']
  if (redirect === undefined) return { status: Number(fields['success_action_status'] ?? 204), headers: { etag } }
  const to = new URL(redirect)
  for (const [name, value] of Object.entries({ bucket, key, etag })) to.searchParams.set(name, value)
  return { status: 303, headers: { location: to.href, etag } }
}

/** Encodes what is no ASCII. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html */
const encoded = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
