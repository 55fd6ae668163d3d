import { createElement } from 'react'
import { expect, test } from 'vitest'
import { Select } from '@/components/ui/select'
import type { SchemeToTry } from '@/lib/scheme-trials/use-cases/view-trials'
import { markupIn } from '@/test/markup'
import { type TakenScheme, useSchemeChoice } from './scheme-choice'

const aChoice = (more: Partial<SchemeToTry>): SchemeToTry => ({
  ...{ schemeId: 's', version: null, name: { ru: 'Водители', en: 'Drivers' }, period: 'month' },
  ...{ paysFrom: null, savedAt: null, positions: [], units: [] },
  ...{ fingerprint: 'one', sameAsVersion: null },
  ...more,
})

const savedAt = new Date(Date.UTC(2026, 10, 3, 9, 5))
const version = aChoice({ version: 2, paysFrom: '2026-10' })
const unchanged = aChoice({ savedAt, sameAsVersion: 2 })
const older = aChoice({ version: 1, paysFrom: '2026-07', fingerprint: 'two' })
const choices = {
  ...{ schemes: [unchanged, version, older], months: [] },
  ...({ timeZone: 'Europe/Moscow', today: '2026-11-05' } as const),
}

function Choice({ taken, value }: { taken: TakenScheme; value: string }) {
  const { options, hintOf } = useSchemeChoice(choices)
  const chosen = { options: options(taken), hint: hintOf(value), value, onChange: () => undefined }
  return createElement(Select, { label: 'Choice', ...chosen })
}

const choiceIn = (locale: 'ru' | 'en', taken: TakenScheme, value = '') =>
  markupIn(locale, createElement(Choice, { taken, value }))

const disabledIn = (markup: string) =>
  [...markup.matchAll(/<option[^>]*disabled=""[^>]*>([^<]*)/g)].map(([, label]) => label)

test('what stands in the other list, and what does not differ from it, cannot be chosen, and says why', () => {
  const taken = { key: 's draft', reason: 'sameAsAbove' } as const
  const draft =
    'Водители · черновик от 3 ноября, 12:05, не отличается от редакции 2 · все должности'
  expect(disabledIn(choiceIn('ru', taken))).toEqual([
    `${draft} (то же, что выбрано выше)`,
    'Водители · редакция 2 с октября 2026 · все должности (то же, что выбрано выше)',
  ])
  expect(disabledIn(choiceIn('en', { key: 's 1', reason: 'sameAsBelow' }))).toEqual([
    'Drivers · version 1 from July 2026 · all positions (the same as chosen below)',
  ])
})

test('beside nothing everything can be chosen', () => {
  const markup = choiceIn('ru', { key: '', reason: 'sameAsBelow' })
  expect(disabledIn(markup)).toEqual([])
  expect(markup.match(/<option/g)).toHaveLength(3)
})

test('the chosen draft says under the list that it does not differ from a version', () => {
  const none = { key: '', reason: 'sameAsBelow' } as const
  expect(choiceIn('en', none, 's draft')).toContain(
    'Chosen: draft of 3 November, 12:05, unchanged since version 2. Pays by the month: all positions.',
  )
  expect(choiceIn('en', none, 's 2')).toContain(
    'Chosen: version 2 from October 2026. Pays by the month: all positions.',
  )
})
