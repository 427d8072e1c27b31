export type ServiceCall = {
  /** The last part of the target. */
  readonly operation: string
  readonly target: string
  /** Of a service that goes by paths. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly principal: string
  /** Signing key: each process has its own. */
  readonly accessKeyId: string
}
export type ServiceReply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}
/** A service that speaks JSON by `X-Amz-Target`. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export type Service = (call: ServiceCall) => Promise<ServiceReply>

export const refusal = (status: number, type: string, message: string): ServiceReply => ({
  status,
  headers: { 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: type, message, Message: message }),
})

export const said = (value: unknown): ServiceReply => ({ status: 200, body: JSON.stringify(value) })

/** A caller without the right. */
export const forbidden = (principal: string, action: string, resource: string): ServiceReply =>
  refusal(
    400,
    'AccessDeniedException',
    `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`,
  )
