// node dynamo-relay.ts FOLDER SOCKET: DynamoDB Local, reached by SOCKET alone.
import { execFileSync, spawn } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const [folder = '', socket = ''] = process.argv.slice(2)
const port = 8000

execFileSync('ip', ['link', 'set', 'lo', 'up'])
const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)]
const java = spawn(
  'java',
  [`-Djava.library.path=${folder}/DynamoDBLocal_lib`, '-jar', 'DynamoDBLocal.jar', ...options],
  {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)
java.on('error', ({ message }) => ended(message))
java.on('exit', (code) => ended(`java ended with ${code}`))
process.stdin.resume().on('end', () => ended(null))

while (!(await answers())) await sleep(100)
createServer((from) => {
  const to = connect(port, '127.0.0.1')
  from.pipe(to).pipe(from)
  from.on('error', () => to.destroy())
  to.on('error', () => from.destroy())
}).listen(socket, () => process.stdout.write('ready\n'))

function ended(why: string | null): void {
  java.kill('SIGKILL')
  if (why !== null) process.stderr.write(`${why}\n`)
  process.exit(why === null ? 0 : 1)
}

function answers(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  )
}
