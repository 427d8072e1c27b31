import { readFileSync } from 'node:fs'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { isForApplicants, isForStaff } from '#functions/gateway-routes.ts'
import { everySide, publicSide } from '#functions/http/sides.ts'
import { type Partition, synthesised } from './synthesised.ts'

const regions = { aws: 'us-east-1', 'aws-cn': 'cn-north-1' }
const certificateOf = (partition: Partition) =>
  `arn:${partition}:acm:${regions[partition]}:111111111111:certificate/0f5c7a0e`

describe.each<Partition>(['aws', 'aws-cn'])('the addresses in %s', (partition) => {
  const certificate = certificateOf(partition)
  const [plain, apart] = [
    synthesised(partition).service,
    synthesised(partition, 'wait', {
      ...{ url: 'https://xy.example.cn', staffUrl: 'https://ban.example.cn', certificate },
    }).service,
  ]

  it('has the API’s own address without a certificate, and says it', () => {
    plain.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0)
    expect(Object.keys(plain.findOutputs('OutputAddress'))).toHaveLength(1)
  })

  it('has its name with a certificate, by modern TLS, and no other way in', () => {
    apart.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 2)
    for (const DomainName of ['xy.example.cn', 'ban.example.cn'])
      apart.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
        DomainName,
        DomainNameConfigurations: [
          Match.objectLike({ CertificateArn: certificate, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }),
        ],
      })
    apart.allResourcesProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
    expect(Object.keys(apart.findOutputs('*')).filter((name) => name.endsWith('Target'))).toEqual([
      'OutputPagesTarget',
      'OutputStaffTarget',
    ])
  })

  it('puts out what the operator needs, and all that docs/deploy.md names', () => {
    const text = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8')
    const named = [...text.matchAll(/\boutput `(\w+)`|, of `staffUrl`'s to `(\w+)`/g)].map(([, ...names]) =>
      names.join(''),
    )
    const put = Object.keys(apart.findOutputs('*')).map((name) => name.replace('Output', ''))
    expect(put).toEqual(expect.arrayContaining(['Address', 'Table', 'Evidence', 'Public', 'Checkpoints', ...named]))
    expect(named.length).toBeGreaterThan(5)
  })

  it('leads to no page of staff at the public’s address, and to all of them and no applicant’s at theirs', () => {
    const routes = Object.entries(apart.findResources('AWS::ApiGatewayV2::Route')).map(([id, { Properties }]) => ({
      id,
      path: String(Properties['RouteKey']).replace(/^ANY (\/en(?=\/))?/, ''),
    }))
    const [open, theirs] = ['Pages', 'Staff'].map((side) => routes.filter(({ id }) => id.startsWith(side)))
    expect(open?.length).toBeGreaterThan(20)
    expect(open?.filter(({ path }) => isForStaff(path))).toEqual([])
    const staff = everySide.filter(({ path }) => !publicSide.some((one) => one.path === path)).map(({ path }) => path)
    expect(staff.length).toBeGreaterThan(20)
    expect(theirs?.filter(({ path }) => isForApplicants(path))).toEqual([])
    const firsts = new Set(theirs?.map(({ path }) => path.split('/')[1]))
    expect(staff.filter((path) => !firsts.has(path.split('/')[1]))).toEqual([])
  })
})

describe.each<Partition>(['aws', 'aws-cn'])('a new version in %s', (partition) => {
  const { service } = synthesised(partition)
  const pages = 10

  it('comes to a tenth of the requests first, by an alias, and goes back at an alarm', () => {
    service.resourceCountIs('AWS::Lambda::Alias', pages)
    service.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', pages)
    service.allResourcesProperties('AWS::CodeDeploy::DeploymentGroup', {
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: Match.arrayWith(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
      },
      AlarmConfiguration: { Enabled: true, Alarms: Match.anyValue() },
    })
    const updated = Object.values(service.findResources('AWS::Lambda::Alias')).map(({ UpdatePolicy }) => UpdatePolicy)
    expect(updated.every((policy) => policy?.CodeDeployLambdaAliasUpdate)).toBe(true)
    const integrations = JSON.stringify(service.findResources('AWS::ApiGatewayV2::Integration'))
    expect(integrations.match(/Live/g)?.length).toBe(pages)
  })

  it('comes at once where that is set', () => {
    const atOnce = synthesised(partition, 'wait', { release: 'atOnce' }).service
    atOnce.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0)
    atOnce.resourceCountIs('AWS::Lambda::Alias', 0)
  })
})
