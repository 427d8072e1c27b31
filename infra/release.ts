import type { Stack } from 'aws-cdk-lib'
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Alias, type IVersion, type Function as Lambda } from 'aws-cdk-lib/aws-lambda'

export type Release = 'canary' | 'atOnce'

/** Versions of a page's function are reached by this name. */
export const aliasOf = (one: Lambda): Alias =>
  // The library's interface lacks our exact optional properties.
  new Alias(one, 'Live', { aliasName: 'live', version: one.currentVersion as IVersion })

/**
 * A tenth of requests for five minutes, or back.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export function canary(stack: Stack, pages: readonly Watched[]): void {
  const application = new LambdaApplication(stack, 'Release')
  const role = new Role(stack, 'Release-role', { assumedBy: new ServicePrincipal('codedeploy.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:UpdateAlias', 'lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig'],
      resources: pages.map(({ alias }) => alias.functionArn),
    }),
  )
  // As the vendor's own role has it (ADR 6).
  role.addToPolicy(new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }))
  for (const { name, alias, alarms } of pages)
    new LambdaDeploymentGroup(stack, `Release-${name}`, {
      application,
      alias,
      alarms: [...alarms],
      role: role.withoutPolicyUpdates(),
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    })
}

export type Watched = { readonly name: string; readonly alias: Alias; readonly alarms: readonly IAlarm[] }
