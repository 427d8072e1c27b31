import type { Cloud } from './open-cloud.ts'
import { reportText } from './report.ts'
import { bodyOf, type Handle } from './wire/http.ts'

/** Operator's door: events so far, faults to come. */
export const control =
  (own: Cloud): Handle =>
  async (request, response) => {
    const say = (status: number, text: string) => response.writeHead(status).end(text)
    const what = `${request.method} ${request.url}`
    if (what === 'GET /report') return void say(200, reportText(own.report()))
    if (what === 'GET /report.json') return void say(200, JSON.stringify(own.report(), null, 2))
    if (what === 'POST /tick') return void say(200, `${await own.tick().then(() => 'done')}\n`)
    if (what === 'POST /poison') return void say(200, `${await own.poison()} rows\n`)
    if (what === 'POST /stop-executions') return void say(200, `${own.stopExecutions()} stopped\n`)
    if (what !== 'POST /faults') return void say(404, `${ways.join('\n')}\n`)
    try {
      own.faults.set(Object.fromEntries(new URLSearchParams(String(await bodyOf(request)))))
      say(200, 'set\n')
    } catch (error) {
      say(400, `${error instanceof Error ? error.message : error}\n`)
    }
  }

const ways = [
  'GET /report',
  'GET /report.json',
  'POST /tick',
  'POST /poison',
  'POST /stop-executions',
  'POST /faults throttle=5&conflict=5',
]
