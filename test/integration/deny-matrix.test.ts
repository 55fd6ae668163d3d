import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import { changeLogo } from '@/lib/organisations/use-cases/change-logo'
import { sourceFiles } from '../architecture/source-files'
import { type CastName, castNames } from '../cast'
import { type DenyCase, places } from '../deny/case'
import { companyCases } from '../deny/company'
import { payCases } from '../deny/pay'
import { arrangeStage, type Stage } from '../deny/places'
import { programmeCases } from '../deny/programme'
import { nowhere, type Rows } from '../deny/rows'
import { standardCases } from '../deny/standards'
import { visitCases } from '../deny/visits'
import { aPhoto } from '../photo'
import { openWorld, type World } from '../world'

/** Every use case, every grant, rows of every place: written by hand from SECURITY.md. */
const cases: readonly DenyCase[] = [
  ...companyCases,
  ...payCases,
  ...programmeCases,
  ...standardCases,
  ...visitCases,
]

/** Use case files that nobody signed in calls, or that only run inside another use case. */
const withoutActor = {
  'accounts/redeem-link': 'the link stands for the account',
  'accounts/view-link': 'the link stands for the account',
  'organisations/first-run': 'nobody is there yet; the code of the console is asked for',
  'scheme-trials/tell-schemes':
    'a part of make-scheme-trial and view-trials, in their transactions',
  'schemes/gather-double-pay': 'a part of view-schemes and activate-scheme, in their transactions',
  'sessions/end-session': 'before or after an actor',
  'sessions/open-session': 'before or after an actor',
  'sessions/resume-session': 'makes the actor',
  'sessions/sign-in': 'before an actor',
  'sessions/sign-in-demo': 'before an actor, in the demo alone',
  'periods/gather-changes': 'a part of decide-period and view-period, in their transactions',
  'periods/gather-period-facts': 'a part of compute-period, in its transaction',
  'periods/gather-refusals': 'a part of view-period and list-all-periods, in their transactions',
  'periods/gather-adjustments': 'a part of compute-period, in its transaction',
  'periods/gather-scores': 'a part of compute-period, in its transaction',
  'overview/read-heat': 'a part of view-overview, in its transaction',
  'overview/read-league': 'a part of view-overview, pure',
  'overview/read-losses': 'a part of view-overview, in its transaction',
  'overview/read-rescore': 'a part of view-checklist-trend, pure',
  'overview/read-trend': 'a part of view-overview, in its transaction',
  'results/read-trend': 'a part of list-own-results and list-team-results, in their transaction',
  'planning/draft-plan': 'a part of plan-visits and preview-visits, in their transaction',
  'standards/name-draft': 'a part of change, publish and view-standard, in their transaction',
  'visit-drafts/find-draft-visit': 'a part of keep- and discard-visit-draft, in their transaction',
  'reports/file-copied-attempt': 'a part of file-phone-copy, as the shopper who made it',
  'results/gather-result': 'a part of view-own-result and view-paid-visit, in their transaction',
  'reviews/hold-report': 'a part of approve-evaluation and return-evaluation, in their transaction',
} as const

let world: World
let stage: Stage
beforeAll(async () => {
  world = await openWorld()
  stage = await arrangeStage(world)
  const { bytes } = await aPhoto('логотип')
  await changeLogo(world.actors.administrator, bytes, world.deps)
  await changeLogo(world.stranger, bytes, world.deps)
}, 120_000)
afterAll(() => world.close())

type Answer = 'denied' | 'allowed' | `failed: ${string}`

/** Denied looks to the last letter like a row that is not there. */
async function answerOf(one: DenyCase, actor: Actor, rows: Rows): Promise<Answer> {
  try {
    await one.run(actor, rows, world.deps)
    return 'allowed'
  } catch (error) {
    const isDenied = error instanceof AppError && error.code === 'not-found'
    if (isDenied && error.message === new AppError('not-found').message) return 'denied'
    return `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
}

interface Attempt {
  readonly one: DenyCase
  readonly where: string
  readonly who: CastName | 'stranger'
}

const rowsAt = (where: string): Rows => {
  if (where === 'nowhere') return nowhere(stage.north)
  return stage[where as keyof Stage]
}

async function answersTo(attempts: readonly Attempt[]) {
  const given: string[] = []
  for (const { one, where, who } of attempts) {
    const actor = who === 'stranger' ? world.stranger : world.actors[who]
    given.push(`${who} ${where}: ${await answerOf(one, actor, rowsAt(where))}`)
  }
  return given
}

const expected = (attempts: readonly Attempt[], answer: Answer) =>
  attempts.map(({ where, who }) => `${who} ${where}: ${answer}`)

function allowedOf(one: DenyCase): readonly Attempt[] {
  const { may } = one
  if (may === null) {
    const own = one.mayAnywhere.map((who) => ({ one, where: 'north', who }))
    // The stranger holds every grant: over there he is denied nothing.
    return [...own, { one, where: 'away', who: 'stranger' }]
  }
  return places.flatMap((where) => (may[where] ?? []).map((who) => ({ one, where, who })))
}

function deniedOf(one: DenyCase): readonly Attempt[] {
  const { may } = one
  const others = (allowed: readonly CastName[]) =>
    castNames.filter((name) => !allowed.includes(name))
  if (may === null) return others(one.mayAnywhere).map((who) => ({ one, where: 'north', who }))
  const named = places.filter((where) => may[where] !== undefined)
  return [
    ...named.flatMap((where) => others(may[where] ?? []).map((who) => ({ one, where, who }))),
    ...named.map((where) => ({ one, where, who: 'stranger' }) as const),
    ...castNames.map((who) => ({ one, where: 'away', who })),
    ...castNames.map((who) => ({ one, where: 'nowhere', who })),
    { one, where: 'nowhere', who: 'stranger' },
  ]
}

const entries = async () => {
  const counted = await world.database.asOwner<{ count: string }>(
    'SELECT count(*)::text AS count FROM audit_entries',
  )
  return counted[0]?.count
}

/** One digest of every row of every table that belongs to an organisation. */
async function digest(): Promise<Readonly<Record<string, string>>> {
  const tables = await world.database.asOwner<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'organisation_id' ORDER BY 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await world.database.asOwner<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
    )
    digests[name] = row?.digest ?? ''
  }
  return digests
}

const named = cases.map((one) => [`${one.name}, ${one.about}`, one] as const)

describe('the table', () => {
  const found = sourceFiles(['lib'], /\/use-cases\/[^/]+\.ts$/).filter(
    (file) => !file.endsWith('.test.ts'),
  )
  const withActor = found.map((file) => {
    const text = readFileSync(file, 'utf8')
    const names = [...text.matchAll(/export async function (\w+)(?:<[^(]*>)?\(\s*actor: Actor\b/g)]
    const address = file
      .replace(/^lib\//, '')
      .replace('/use-cases/', '/')
      .replace(/\.ts$/, '')
    return { address, names: names.map((match) => String(match[1])) }
  })

  it('has every use case of the file system, and none besides', () => {
    expect(found.length).toBeGreaterThan(100)
    const inTable = [...new Set(cases.map(({ name }) => name))].sort()
    expect(inTable).toEqual(withActor.flatMap(({ names }) => names).sort())
  })

  it('leaves out only the files that have no actor', () => {
    const empty = withActor.filter(({ names }) => names.length === 0)
    expect(empty.map(({ address }) => address).sort()).toEqual(Object.keys(withoutActor).sort())
  })

  it('has said how many combinations it asserts', () => {
    const denied = cases.flatMap(deniedOf).length
    const allowed = cases.flatMap(allowedOf).length
    console.log(`deny matrix: ${cases.length} cases, ${denied} denied, ${allowed} allowed`)
    expect(denied).toBeGreaterThan(2000)
    expect(allowed).toBeGreaterThan(300)
  })
})

describe('the refused', () => {
  let before: Readonly<Record<string, string>>
  beforeAll(async () => {
    before = await digest()
  })

  it.each(named)(
    '%s',
    async (_, one) => {
      const counted = await entries()
      const attempts = deniedOf(one)
      expect(await answersTo(attempts)).toEqual(expected(attempts, 'denied'))
      expect(await entries()).toBe(counted)
    },
    60_000,
  )

  it('have written nothing into any table', async () => {
    expect(await digest()).toEqual(before)
  })
})

describe('the allowed', () => {
  it.each(named)(
    '%s',
    async (_, one) => {
      const attempts = allowedOf(one)
      expect(await answersTo(attempts)).toEqual(expected(attempts, 'allowed'))
    },
    60_000,
  )
})
