import { createElement } from 'react'
import { expect, test } from 'vitest'
import type { TrialLuck, TriedScheme } from '@/lib/core/scheme-trial'
import { aComponent, aGate, aScheme } from '@/test/factories/pay'
import { markupIn } from '@/test/markup'
import { LuckPanel } from './luck-panel'

const nothingDrawn: TrialLuck = {
  ...{ seed: 1, draws: 40, payouts: 12, of: 12, residuals: 0 },
  ...{ noiseShare: null, verdict: 'nothing-sampled', luckiest: null, part: null },
}

const value = {
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: 'IF(AND(FAILURES("all") = 0, SCORE("all") >= 0.8), 1, 0)',
  scores: [{ code: 'all', source: { kind: 'all' } }],
} as const

const document = aScheme({
  components: [aComponent({ title: { ru: 'Без нарушений', en: 'Safe' }, value })],
  gates: [aGate({ title: { ru: 'Повтор', en: 'Twice' } })],
})

function panelIn(locale: 'ru' | 'en', luck: TrialLuck): string {
  const scheme: TriedScheme = {
    ...{ schemeId: 's', name: {}, version: null, revision: 1, fingerprint: 'f', document, luck },
    ...{ comparedWith: 'nothing', payouts: [], paid: [], unpaid: [] },
    ...{ neighbours: [], neighboursFound: 0 },
  }
  return markupIn(locale, createElement(LuckPanel, { scheme }))
}

test('a trial says of which parts luck was not measured, and not that there was none', () => {
  const luck = {
    ...nothingDrawn,
    notMeasured: [{ title: { ru: 'Без нарушений', en: 'Safe' }, reads: ['visits', 'failures'] }],
  } as const
  const [ru, en] = [panelIn('ru', luck), panelIn('en', luck)]
  expect(ru).toContain('не измерено влияние числа проверок и грубых нарушений: взято то, что было.')
  expect(en).toContain('“Safe”: the effect of numbers of visits and critical failures.')
  expect(en).not.toContain('There is no room for luck')
})

test('a trial of the time before says so of every formula that reads visits, and of such gates', () => {
  const en = panelIn('en', nothingDrawn)
  expect(en).toContain(
    '“Safe”: the effect of the scores that its formula reads and critical failures.',
  )
  expect(en).toContain('“Twice”: the effect of critical failures.')
  expect(en).not.toContain('There is no room for luck')
})

test('where nothing that visits tell is read, there is no room for luck', () => {
  const en = panelIn('en', { ...nothingDrawn, notMeasured: [] })
  expect(en).toContain('There is no room for luck')
  expect(en).not.toContain('Not measured')
})
