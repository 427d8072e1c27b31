import type { Caller, Service } from './caller.ts'
import { uriEncoded } from './sign-request.ts'

/** Address of a service, unless it is elsewhere. */
export async function addressOf(caller: Caller, service: Service): Promise<string> {
  const region = await caller.region()
  return caller.elsewhere(service) ?? `https://${service}.${region}.${suffixOf(region)}`
}

/** Address of an object or bucket, by host; elsewhere by path. */
export async function objectAddress(caller: Caller, bucket: string, key: string): Promise<URL> {
  const [own, region] = [caller.elsewhere('s3'), await caller.region()]
  const path = uriEncoded(key)
  return own === undefined
    ? new URL(`https://${bucket}.s3.${region}.${suffixOf(region)}/${path}`)
    : new URL(`/${bucket}/${path}`, own)
}

/** https://docs.aws.amazon.com/general/latest/gr/rande.html; China: https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-Beijing.html */
const suffixOf = (region: string) => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')
