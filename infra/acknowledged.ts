type Acknowledged = { readonly rule: string; readonly reason: string }

/** Findings of cdk-nag that stand, each with its reason. At most ten. Buckets are named as the other stack exports them. */
export const acknowledged = (tracing: boolean, buckets: readonly string[]): readonly Acknowledged[] => [
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'X-Ray, the delivery of logs and the list of streams know no resource, and the canary describes alarms as the vendor’s own role does (ADR 16, 6); a test sees that nothing else has it.',
  },
  ...buckets.map((bucket) => ({
    rule: `AwsSolutions-IAM5[Resource::${bucket}/*]`,
    reason: 'The objects of one named bucket: keys are made at the door, so no list of them can stand in a policy.',
  })),
  {
    rule: 'AwsSolutions-APIG4',
    reason:
      'Pages are open to everybody or ask for the session themselves; the table of core/engine/authorise decides.',
  },
  {
    rule: 'Serverless-SQSRedrivePolicy',
    reason: 'This queue is where undelivered events end up; it has nowhere else to send them.',
  },
  {
    rule: 'Serverless-LambdaDLQ',
    reason:
      'Called by somebody who waits, or by the stream, which keeps what fails; the sweep, called by nobody, has one.',
  },
  ...(tracing
    ? []
    : ['Serverless-LambdaTracing', 'AwsSolutions-SF2', 'Serverless-StepFunctionStateMachineXray'].map((rule) => ({
        rule,
        reason: 'X-Ray traces neither functions nor executions in this partition (infra/partitions.ts).',
      }))),
]
