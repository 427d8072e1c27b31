import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Alias, IFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'

export type Page = { readonly name: string; readonly routes: readonly string[]; readonly handler: Lambda | Alias }

/** One address: the longest path wins, the public door else. */
export function gateway(stack: Stack, id: string, pages: readonly Page[], isNamed: boolean): HttpApi {
  const api = new HttpApi(stack, id, { disableExecuteApiEndpoint: isNamed })
  const methods = [HttpMethod.ANY]
  for (const { name, routes, handler } of pages) {
    // One permission a route would fill the stack's 500 resources.
    const once = { scopePermissionToRoute: false }
    const integration = new HttpLambdaIntegration(`${id}-${name}`, handler as IFunction, once)
    for (const path of routes) api.addRoutes({ path, methods, integration })
  }
  logAccess(stack, id, api)
  return api
}

/** Logs route, moment and status: no address, query or body. */
function logAccess(stack: Stack, id: string, api: HttpApi): void {
  const group = new LogGroup(stack, `${id}-log`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const stage = api.defaultStage?.node.defaultChild
  if (!(stage instanceof CfnStage)) throw new TypeError('the interface has no stage')
  const fields = {
    at: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    id: '$context.requestId',
  }
  stage.accessLogSettings = { destinationArn: group.logGroupArn, format: JSON.stringify(fields) }
  stage.defaultRouteSettings = { throttlingBurstLimit: 500, throttlingRateLimit: 200 }
}
