import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { listAccountsSchema } from '@/lib/accounts/schema'
import { listTeamReadingSchema } from '@/lib/acknowledgements/schema'
import { listAuditSchema } from '@/lib/audit/schema'
import { listFactsSchema } from '@/lib/facts/schema'
import { viewOverviewSchema } from '@/lib/overview/schema'
import { listPeopleSchema } from '@/lib/people/schema'
import { listStatementsSchema } from '@/lib/periods/schema'
import { listTeamResultsSchema } from '@/lib/results/schema'
import {
  listOwnStandardScoresSchema,
  listStandardScoresSchema,
  listTeamStandardScoresSchema,
} from '@/lib/standard-scores/schema'
import { listStandardsSchema, standardViewSchema } from '@/lib/standards/schema'
import { listVisitsSchema } from '@/lib/visits/schema'

const schemas: Readonly<Record<string, z.ZodType>> = {
  listAccountsSchema,
  listAuditSchema,
  listFactsSchema,
  listPeopleSchema,
  listStandardsSchema,
  listOwnStandardScoresSchema,
  listStandardScoresSchema,
  listTeamReadingSchema,
  standardViewSchema,
  listStatementsSchema,
  listTeamResultsSchema,
  listTeamStandardScoresSchema,
  listVisitsSchema,
  viewOverviewSchema,
}

const names = [
  ...['text', 'who', 'month', 'from', 'through', 'page', 'unit', 'unitId', 'region', 'open'],
  ...['campaign', 'shopper', 'state', 'due', 'kind', 'left', 'grant', 'subject', 'touchpoint'],
  ...['chapter', 'tab', 'to', 'person'],
]

// What somebody may type behind a "?": nothing of it may reach the database as it stands.
const unreadable = ['a\0b', '\ud83d', 'x'.repeat(200), ['a', 'b']]
/** Odd values that can be looked for as a text, and are nothing else. */
const odd = ['0000-01', '9999-12', '0000-01-01', '9999-12-31', '99999999999999999999', '-1', 'NaN']

const asking = (value: unknown) => Object.fromEntries(names.map((name) => [name, value]))
const withoutTexts = (read: unknown) => ({ ...Object(read), text: undefined, who: undefined })

describe('nonsense in an address is as if it were not there', () => {
  test.each(Object.entries(schemas))('%s', (_, schema) => {
    const nothing = schema.parse({})
    for (const value of unreadable) expect(schema.parse(asking(value))).toEqual(nothing)
    for (const value of odd) {
      expect(withoutTexts(schema.parse(asking(value)))).toEqual(withoutTexts(nothing))
    }
  })
})
