import { CfnOutput, type Stack } from 'aws-cdk-lib'
import { ApiMapping, DomainName, type HttpApi, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'

export type Address = { readonly url: string; readonly certificate: string }

/**
 * The site's own name; its zone points at the output.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 */
export function domain(stack: Stack, id: string, { url, certificate }: Address, api: HttpApi): void {
  const name = new DomainName(stack, `${id}-domain`, {
    domainName: new URL(url).hostname,
    certificate: Certificate.fromCertificateArn(stack, `${id}-certificate`, certificate),
    securityPolicy: SecurityPolicy.TLS_1_2,
  })
  new ApiMapping(stack, `${id}-mapping`, { api, domainName: name })
  new CfnOutput(stack, `Output${id}Target`, { value: name.regionalDomainName })
}
