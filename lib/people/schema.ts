import { z } from 'zod'
import { isCalendarDate } from '@/lib/core/calendar'
import { searchTextSchema } from '@/lib/platform/input'

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'too-long')
    .refine((text) => !text.includes('\0'), 'nul')

const day = z.string().refine(isCalendarDate, 'not-a-date')

const employment = {
  personnelNumber: line(40).min(1, 'empty'),
  fullName: line(160).min(1, 'empty'),
  hiredOn: day,
  leftOn: day.nullable(),
}

const leftAfterHired = (person: { hiredOn: string; leftOn: string | null }) =>
  person.leftOn === null || person.leftOn >= person.hiredOn

/** A new employee with the first place of work; an account to sign in with is made along. */
export const createPersonSchema = z
  .object({
    ...employment,
    email: z.email('not-an-email').max(200, 'too-long').toLowerCase().nullable(),
    unitId: z.uuid('empty'),
    positionId: z.uuid('empty'),
  })
  .refine(leftAfterHired, { path: ['leftOn'], error: 'left-before-hired' })

export type CreatePerson = z.output<typeof createPersonSchema>

export const changePersonSchema = z
  .object({ personId: z.uuid(), ...employment })
  .refine(leftAfterHired, { path: ['leftOn'], error: 'left-before-hired' })

export type ChangePerson = z.output<typeof changePersonSchema>

/** A new place of work from a day on; the one that was open ends the day before. */
export const transferPersonSchema = z.object({
  personId: z.uuid(),
  unitId: z.uuid('empty'),
  positionId: z.uuid('empty'),
  fromOn: day,
})

export type TransferPerson = z.output<typeof transferPersonSchema>

/** Monthly salary before tax, in the organisation's currency. */
export const setSalarySchema = z.object({
  personId: z.uuid(),
  amount: z.string().regex(/^\d{1,10}(\.\d{1,2})?$/, 'not-an-amount'),
  fromOn: day,
  /** Needed where an amount of the same day is replaced; else empty where nothing is to be said. */
  reason: line(500),
})

export type SetSalary = z.output<typeof setSalarySchema>

export const createPositionSchema = z.object({ name: line(120).min(1, 'empty') })

export type CreatePosition = z.output<typeof createPositionSchema>

/** What the list of people is narrowed to; empty texts mean everything. */
export const listPeopleSchema = z.object({
  text: searchTextSchema,
  unitId: z.uuid().nullable().catch(null),
  left: z.enum(['without', 'with']).catch('without'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type ListPeople = z.output<typeof listPeopleSchema>
