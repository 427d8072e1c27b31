/** Values of Ref and Fn::GetAtt for a resource. */
export type Identity = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> }
export type Place = {
  readonly partition: string
  readonly region: string
  readonly account: string
  readonly stack: string
}
export type Named = {
  readonly id: string
  readonly place: Place
  /** The property, resolved; undefined where the template leaves it to the service. */
  property(name: string): string | undefined
}

type Maker = (named: Named) => Identity

/**
 * Names of the service; other types do not exist.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
 */
export function identityOf(type: string, named: Named): Identity {
  const make = makers[type]
  if (make) return make(named)
  if (nameless.has(type)) return { ref: named.id, attributes: { Id: named.id } }
  throw new Error(`the template has a ${type} (${named.id}), which cloud/template/identities.ts does not know`)
}

const made = ({ id, place }: Named) => `${place.stack}-${id}`
const arn = ({ place: { partition, region, account } }: Named, service: string, rest: string) =>
  `arn:${partition}:${service}:${region}:${account}:${rest}`
const domain = ({ place }: Named) => (place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com')

const makers: Readonly<Record<string, Maker>> = {
  'AWS::S3::Bucket': (of) => {
    const name = of.property('BucketName') ?? made(of).toLowerCase()
    const host = `${name}.s3.${of.place.region}.${domain(of)}`
    const own = `arn:${of.place.partition}:s3:::${name}`
    return { ref: name, attributes: { Arn: own, DomainName: host, RegionalDomainName: host } }
  },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': (of) => {
    const name = of.property('QueueName') ?? made(of)
    const url = `https://sqs.${of.place.region}.${domain(of)}/${of.place.account}/${name}`
    return { ref: url, attributes: { Arn: arn(of, 'sqs', name), QueueName: name, QueueUrl: url } }
  },
  'AWS::SNS::Topic': (of) => {
    const name = of.property('TopicName') ?? made(of)
    const own = arn(of, 'sns', name)
    return { ref: own, attributes: { TopicArn: own, TopicName: name } }
  },
  'AWS::IAM::Role': (of) => {
    const name = of.property('RoleName') ?? made(of)
    return { ref: name, attributes: { Arn: `arn:${of.place.partition}:iam::${of.place.account}:role/${name}` } }
  },
  'AWS::Lambda::Function': (of) => {
    const name = of.property('FunctionName') ?? made(of)
    return { ref: name, attributes: { Arn: arn(of, 'lambda', `function:${name}`) } }
  },
  'AWS::Lambda::Version': (of) => {
    const own = qualified(of, '1')
    return { ref: own, attributes: { Version: '1', FunctionArn: own } }
  },
  'AWS::Lambda::Alias': (of) => {
    const own = qualified(of, of.property('Name') ?? of.id)
    return { ref: own, attributes: { AliasArn: own } }
  },
  'AWS::Logs::LogGroup': (of) => {
    const name = of.property('LogGroupName') ?? made(of)
    return { ref: name, attributes: { Arn: arn(of, 'logs', `log-group:${name}:*`) } }
  },
  'AWS::Events::Rule': (of) => {
    const name = of.property('Name') ?? made(of)
    return { ref: name, attributes: { Arn: arn(of, 'events', `rule/${name}`) } }
  },
  'AWS::ApiGatewayV2::Api': (of) => {
    const id = of.id.toLowerCase().slice(0, 10)
    const endpoint = `https://${id}.execute-api.${of.place.region}.${domain(of)}`
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: endpoint } }
  },
  'AWS::StepFunctions::StateMachine': (of) => {
    const name = of.property('StateMachineName') ?? made(of)
    const own = arn(of, 'states', `stateMachine:${name}`)
    return { ref: own, attributes: { Arn: own, Name: name } }
  },
  'AWS::KMS::Key': (of) => ({ ref: made(of), attributes: { Arn: arn(of, 'kms', `key/${made(of)}`), KeyId: made(of) } }),
  'AWS::KMS::Alias': (of) => ({ ref: of.property('AliasName') ?? made(of), attributes: {} }),
  'AWS::SecretsManager::Secret': (of) => {
    const own = arn(of, 'secretsmanager', `secret:${of.property('Name') ?? made(of)}-AbCdEf`)
    return { ref: own, attributes: { Id: own } }
  },
  'AWS::CodeDeploy::Application': (of) => ({ ref: of.property('ApplicationName') ?? made(of), attributes: {} }),
  'AWS::ApiGatewayV2::DomainName': (of) => ({
    ref: of.property('DomainName') ?? made(of),
    attributes: { RegionalDomainName: `d-${of.id.toLowerCase()}.execute-api.${of.place.region}.${domain(of)}` },
  }),
  'AWS::CloudWatch::Alarm': (of) => ({
    ref: of.property('AlarmName') ?? made(of),
    attributes: { Arn: arn(of, 'cloudwatch', `alarm:${of.property('AlarmName') ?? made(of)}`) },
  }),
}

/** Nothing else in a template names them. */
const nameless = new Set([
  'AWS::IAM::Policy',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::Subscription',
  'AWS::Lambda::Permission',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::CodeDeploy::DeploymentGroup',
  'AWS::CloudWatch::Dashboard',
  'AWS::CDK::Metadata',
])

function table(of: Named): Identity {
  const name = of.property('TableName') ?? made(of)
  const own = arn(of, 'dynamodb', `table/${name}`)
  return { ref: name, attributes: { Arn: own, StreamArn: `${own}/stream/2026-01-01T00:00:00.000` } }
}

/** The function may be named by its name or its address. */
const qualified = (of: Named, qualifier: string) =>
  `${arn(of, 'lambda', `function:${of.property('FunctionName')?.split(':').at(-1)}`)}:${qualifier}`
