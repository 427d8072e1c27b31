// node tests/contract/dynamo-local.mjs FOLDER: holds the DynamoDB adapter to the contract of the table, with the DynamoDB Local
// (a folder with DynamoDBLocal.jar and DynamoDBLocal_lib) that FOLDER names. It listens on all interfaces, so it gets a network of its own.
import { spawnSync } from 'node:child_process'

const folder = process.argv[2]
if (!folder) throw new Error('say where DynamoDBLocal.jar is')
const script = `
  ip link set lo up
  java -Djava.library.path="$0/DynamoDBLocal_lib" -jar "$0/DynamoDBLocal.jar" -inMemory -sharedDb -disableTelemetry -port 8123 >/dev/null 2>&1 &
  server=$!
  trap 'kill $server' EXIT
  until node -e 'fetch("http://127.0.0.1:8123").then(() => process.exit(0), () => process.exit(1))'; do
    kill -0 $server || exit 1
    sleep 0.3
  done
  npx vitest run tests/contract/dynamo-table
`
const env = { ...process.env, REDRESS_DYNAMODB: 'http://127.0.0.1:8123' }
process.exitCode = spawnSync('unshare', ['-rn', 'sh', '-c', script, folder], { stdio: 'inherit', env }).status ?? 1
