import { beforeAll, describe, expect, test } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import { operations } from '#functions/http/api/operations.ts'
import { people } from '#tests/authz/people.ts'
import { has, lists as readersOf } from '#tests/authz/policy.ts'
import { everyCase, recounted } from '#tests/support/recount.ts'
import { boardRecount, countOnBoard, countsOf, sheetRows } from '#tests/support/recount-board.ts'
import { deskFilters } from '#web/staff/desk-page.tsx'
import { desk as deskWords } from '#web/words/staff/staff.ts'

import type { Holder } from '#workflows/contract/actor.ts'
import { apiLists, toldBy } from './api-lists.ts'
import { everyNumber } from './every-number.ts'
import { lists, waitingWith } from './lists.ts'
import { ordinary, type Room } from './rooms.ts'
import { named } from './town.ts'
import { turned } from './turned.ts'
import { type World, worldOf } from './world.ts'

/** Turns every list at `n`: pages answer, lists end, numbers match. */
export function everyListAt(n: number, room: Room = ordinary): void {
  const seated = people.filter(room.isSeated)
  const isHere = ({ as }: { readonly as: string }) => seated.some((who) => who.as === as)
  describe(`with ${n} of everything, ${room.name}`, () => {
    let world: World
    let cases: readonly CaseFile[]
    beforeAll(async () => {
      world = await worldOf(n, room)
      cases = await everyCase(world.engine)
    })

    test.each(lists.filter(isHere))(
      '$path ($cursor) shows $as, page by page, all of it and each once',
      async (list) => {
        const marks = await turned(world, list)
        const wanted = await list.wanted(world, cases)
        expect(marks.toSorted()).toEqual(wanted.toSorted())
      },
    )

    test.each(apiLists.filter(isHere).filter(({ id }) => n > 0 || id !== 'listDeliveries'))(
      'a program that asks $path as $as is told all of it, page by page, each once',
      async (list) => {
        const wanted = await list.wanted(world, cases)
        expect((await toldBy(world, list)).toSorted()).toEqual(wanted.toSorted())
      },
    )

    test('each list of the interface is read to its end here', () => {
      const listing = operations.flatMap(({ id }) => (/^(list|find)/.test(id) && !briefLists.has(id) ? id : []))
      expect(listing.toSorted()).toEqual([...new Set(apiLists.map(({ id }) => id))].toSorted())
    })

    test.skipIf(room !== ordinary)('there is more than a page of each list to turn, where there are many', async () => {
      for (const list of [...lists, ...apiLists.filter(({ isEmptyHere }) => !isEmptyHere)]) {
        const wanted = await list.wanted(world, cases)
        expect([list.path, list.as, wanted.length >= n]).toEqual([list.path, list.as, true])
      }
    })

    test('every list of every role answers in both languages', async () => {
      const wrong: string[] = []
      for (const who of seated) {
        const visitor = await world.visit(who)
        for (const path of Object.keys(readersOf).filter((one) => has(who, readersOf[one] ?? [])))
          for (const lang of ['', '/en']) {
            const { status, body } = await visitor.get(path === '/my/data/export' ? path : `${lang}${path}`)
            if (status !== 200 || body === '') wrong.push(`${who.as} ${lang}${path}: ${status}`)
          }
      }
      expect(wrong).toEqual([])
    })

    test('the board counts what a recount counts, and each number leads to as many', async () => {
      const visitor = await world.as('supervisor')
      const { body } = await visitor.get('/board')
      const staff = seated.filter(({ subject }) => subject === null)
      const counts = countsOf(await boardRecount(world.engine, cases, staff))
      for (const [name, many] of Object.entries(counts)) {
        expect([name, countOnBoard(body, name)]).toEqual([name, many])
        const sheet = await visitor.get(`/board/list.csv${name === 'all' ? '' : `?filter=${name}`}`)
        // Longer sheets end with a row saying so.
        expect([name, sheetRows(sheet.body)]).toEqual([name, Math.min(many, sheetLimit + 1)])
      }
      expect(counts.atRisk).toBeLessThanOrEqual(counts.all)
      const barred = await (await world.as('supervisor interested')).get('/board')
      const theirs = cases.filter((file) => !named('supervisor interested').conflicts.includes(file.subject))
      const left = countsOf(await boardRecount(world.engine, theirs, staff))
      expect(countOnBoard(barred.body, 'all')).toBe(left.all)
    })

    test.each(desks.filter((as) => isHere({ as })))(
      'the desk of %s counts what a recount counts, and each filter shows as many',
      async (as) => {
        const visitor = await world.as(as)
        const { body } = await visitor.get('/desk')
        for (const filter of deskFilters) {
          const shown = Number(new RegExp(`>${deskWords[filter].zh} (\\d+)<`).exec(body)?.[1])
          expect([as, filter, shown]).toEqual([as, filter, onDesk(world, cases, as, filter)])
          const list = { as, path: `/desk?filter=${filter}`, mark: /445300-\d{8}-\w{9}/g, wanted: () => [] }
          expect([as, filter, new Set(await turned(world, list)).size]).toEqual([as, filter, shown])
        }
      },
    )

    test('the board asks the store as often, however many units and cases there are', async () => {
      const visitor = await world.as('supervisor')
      // The first look reads what is remembered after it.
      await visitor.get('/board')
      const asked = await world.queriesOf(() => visitor.get('/board'))
      expect([asked.queries <= 17, asked.items <= 14, asked]).toEqual([true, true, asked])
    })

    everyNumber(() => ({ world, cases }))
  })
}

/** Naturally short: rules in force, ways in, editions of years. */
const briefLists = new Set(['listEditions', 'listResources', 'listRules', 'listWays'])

const sheetLimit = 5000
const desks = [
  'intake',
  'head of intake',
  'officer of the holder',
  'head of the holder',
  'officer of the asked',
  'supervisor',
] as const

/** Cases of a person's seats, counted by their queue's limit. */
function onDesk(world: World, cases: readonly CaseFile[], as: string, filter: (typeof deskFilters)[number]): number {
  const { engine } = world
  const seats = named(as).roles.flatMap(({ role, unit }): readonly Holder[] => [
    { role, unit },
    ...(role === 'head' ? [{ role: 'officer' as const, unit }] : []),
    ...(role === 'intakeHead' ? [{ role: 'intake' as const, unit }] : []),
  ])
  const held = cases.filter(({ holder }) =>
    seats.some(({ role, unit }) => role === holder.role && unit === holder.unit),
  )
  const open = recounted(held, engine, ({ holder }) => holder)
  if (filter === 'all') return open.open
  if (filter === 'waiting') return waitingWith(seats.map(({ unit }) => unit))(world, cases).length
  if (filter !== 'asked') return open[filter]
  const units = seats.flatMap(({ role, unit }) => (role === 'officer' || role === 'head' ? (unit ?? []) : []))
  const asked = (file: CaseFile) => engine.procedures[file.procedure]?.parties.asked(file.data) ?? []
  return cases.filter((file) => !file.closed && asked(file).some((unit) => units.includes(unit))).length
}
