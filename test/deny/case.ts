import type { Actor } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import { type CastName, castNames } from '../cast'
import type { Rows } from './rows'

/**
 * Where the rows of a case lie: shopNorth (unitHead heads it; unitHead and employee work there),
 * shopSouth (otherEmployee), the office (programmeManager, both reviewers and both HR work there).
 */
export const places = ['north', 'south', 'office'] as const
export type Place = (typeof places)[number]

type Allowed = readonly CastName[]

/** One use case, and who may run it where. Nobody may where the rows are another organisation's. */
export interface DenyCase {
  /** Of the exported function, as the file system has it. */
  readonly name: string
  readonly about: string
  /** Null where the use case names no row: a list, a new row, one's own account. */
  readonly may: Readonly<Partial<Record<Place, Allowed>>> | null
  readonly mayAnywhere: Allowed
  readonly run: (actor: Actor, rows: Rows, deps: Deps) => Promise<unknown>
}

type UseCase<Input> = (actor: Actor, input: Input, deps: Deps) => Promise<unknown>

/** A use case that names a row: who may, by the place of the row. */
export function onRow<Input>(
  useCase: UseCase<Input>,
  may: Readonly<Partial<Record<Place, Allowed>>>,
  input: (rows: Rows) => Input,
  about = 'a row',
): DenyCase {
  const run: DenyCase['run'] = (actor, rows, deps) => useCase(actor, input(rows), deps)
  return { name: useCase.name, about, may, mayAnywhere: [], run }
}

/** A use case that names no row. */
export function onNoRow<Input>(
  useCase: UseCase<Input>,
  mayAnywhere: Allowed,
  input: (rows: Rows) => Input,
): DenyCase {
  const run: DenyCase['run'] = (actor, rows, deps) => useCase(actor, input(rows), deps)
  return { name: useCase.name, about: 'no row', may: null, mayAnywhere, run }
}

/** The same for one that takes nothing at all. */
export function onNothing(
  useCase: (actor: Actor, deps: Deps) => Promise<unknown>,
  mayAnywhere: Allowed,
): DenyCase {
  const run: DenyCase['run'] = (actor, _rows, deps) => useCase(actor, deps)
  return { name: useCase.name, about: 'no row', may: null, mayAnywhere, run }
}

export const everybody: Allowed = castNames
export const nobody: Allowed = []
export const administrators: Allowed = ['administrator']
export const managers: Allowed = ['programmeManager']
export const reviewers: Allowed = ['reviewer', 'secondReviewer']
/** The grants that work on visits in the office. */
export const visitOffice: Allowed = [...managers, ...reviewers]
export const hrs: Allowed = ['hr', 'secondHr']
export const heads: Allowed = ['unitHead']
/** Whoever has results of his own; the unit head of the cast is an employee, too. */
export const staff: Allowed = ['unitHead', 'employee', 'otherEmployee', 'operator']
export const shoppers: Allowed = ['shopper', 'secondShopper']

/** The whole organisation. */
export const any = (allowed: Allowed) => ({ north: allowed, south: allowed, office: allowed })

/** Rows that belong to no unit stand once. */
export const once = (allowed: Allowed) => ({ north: allowed })

/** Everywhere but in the unit where the whole office works. */
export const notOwnUnit = (allowed: Allowed) => ({ north: allowed, south: allowed, office: nobody })

/** The visits of the north and of the office are the first shopper's, those of the south the second's. */
export const ownVisit = {
  north: ['shopper'],
  south: ['secondShopper'],
  office: ['shopper'],
} as const satisfies Record<Place, Allowed>
