import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import type { LuckSureness } from '@/lib/core/luck-sureness'
import type { TrialLuck, TriedScheme } from '@/lib/core/scheme-trial'
import { aComponent, aScheme } from '@/test/factories/pay'
import { markupIn, textOf } from '@/test/markup'
import { LuckBeside, LuckPanel } from './luck-panel'

const part = { title: { ru: 'Качество', en: 'Quality' }, hasStep: false, visits: '3.5' }

function luckOf(noiseShare: string, sureness: LuckSureness | null, more = {}): TrialLuck {
  return {
    ...{ seed: 1, draws: 40, payouts: 60, of: 60, residuals: 120, verdict: 'much-luck' },
    ...{ luckiest: 'courtesy', part, notMeasured: [], noiseShare, sureness, ...more },
  }
}

function sure(low: string, high: string, more: Partial<LuckSureness> = {}): LuckSureness {
  const pulls = Array.from({ length: 10 }, () => '0.0100')
  return { low, high, kin: 'person', among: 'many', pulls, ...more }
}

function panelIn(locale: 'ru' | 'en', luck: TrialLuck): string {
  const document = aScheme({ components: [aComponent()] })
  const scheme: TriedScheme = {
    ...{ schemeId: 's', name: {}, version: null, revision: 1, fingerprint: 'f', document, luck },
    ...{ comparedWith: 'nothing', payouts: [], paid: [], unpaid: [] },
    ...{ neighbours: [], neighboursFound: 0 },
  }
  return textOf(markupIn(locale, createElement(LuckPanel, { scheme })))
}

describe('how sure a share of luck is', () => {
  test('stands beside it, with what it means', () => {
    const luck = luckOf('0.4100', sure('0.3312', '0.4955'))
    expect(panelIn('ru', luck)).toContain('41 % (90 %: 33–50 %)')
    expect(panelIn('ru', luck)).toContain(
      'Заметную часть различий в премии, 41 %, объясняет случай',
    )
    expect(panelIn('ru', luck)).toContain(
      '«90 %»: пределы, в которых доля у таких людей лежит с вероятностью 90 %. Для этого её пересчитали несколько раз, каждый раз без одной десятой людей.',
    )
    expect(panelIn('en', luck)).toContain('41 % (90 %: 33–50 %)')
    expect(panelIn('en', luck)).toContain(
      '“90 %”: the limits within which the share of people like these lies with a probability of 90 %. For this it was computed several times more, each time without a tenth of the people.',
    )
  })

  test('where it lies in two verdicts the sentence names both', () => {
    const luck = luckOf('0.4800', sure('0.2911', '0.6704'))
    expect(panelIn('ru', luck)).toContain(
      'Какую часть различий в премии объясняет случай, по этим выплатам точно сказать нельзя: от небольшой до большей, чем половина; больше всего его даёт часть «Качество»',
    )
    expect(panelIn('en', luck)).toContain(
      'How much of the differences in pay is luck these payouts cannot tell exactly: from a small part to more than half; most of it comes through “Quality”',
    )
    expect(panelIn('en', luck)).not.toContain('A good part of the differences')
    const little = luckOf('0.1200', sure('0.0800', '0.3100'))
    expect(panelIn('ru', little)).toContain('от ничтожной до заметной')
    expect(panelIn('en', little)).toContain('from hardly any to a good part')
  })

  test('of a part of the payouts it is that of all people; units are named; a usual spread is said', () => {
    const luck = luckOf('0.4100', sure('0.3312', '0.4955', { kin: 'unit' }), {
      ...{ of: 900, residuals: 0 },
    })
    expect(panelIn('ru', luck)).toContain(
      'доля у таких людей, у всех в пробе, а не только у этих, лежит',
    )
    expect(panelIn('ru', luck)).toContain(
      'без одной десятой подразделений: их людям платят за одни и те же проверки',
    )
    expect(panelIn('ru', luck)).toContain('Обычный разброс проверки при этом принят за точный.')
    expect(panelIn('en', luck)).toContain(
      'the share of people like these, of all on trial and not of these alone, lies',
    )
    expect(panelIn('en', luck)).toContain(
      'without a tenth of the units: their people are paid for the same visits',
    )
    expect(panelIn('en', luck)).toContain('The usual spread of a visit is taken as right there.')
  })

  test('for too few people there is none, and a sentence; nothing in trials of the time before', () => {
    expect(panelIn('ru', luckOf('0.4100', null))).toContain('Людей здесь слишком мало')
    expect(panelIn('en', luckOf('0.4100', null))).toContain('There are too few people here')
    expect(panelIn('en', luckOf('0.4100', null))).not.toContain('90 %')
    expect(panelIn('en', luckOf('0.0000', null))).not.toContain('too few people')
    const { sureness: _, ...before } = luckOf('0.4100', null)
    expect(panelIn('en', before)).not.toContain('too few people')
    expect(panelIn('en', before)).not.toContain('90 %')
  })
})

test('two schemes that these people cannot tell apart are not called alike', () => {
  const said = (locale: 'ru' | 'en', second: TrialLuck) =>
    textOf(
      markupIn(
        locale,
        createElement(LuckBeside, { first: luckOf('0.4100', sure('0.33', '0.5')), second }),
      ),
    )
  const doubtful = luckOf('0.3000', sure('0.2', '0.4', { kin: 'unit' }))
  const unsure = luckOf(
    '0.3000',
    sure('0.2', '0.4', { pulls: sure('0', '1').pulls.map(() => '-0.0300') }),
  )
  expect(said('ru', unsure)).toContain(
    'По этим выплатам не сказать, какая схема оставляет случаю меньше: 41 % и 30 %.',
  )
  expect(said('en', unsure)).toContain(
    'These payouts cannot tell which scheme leaves less to luck: 41 % and 30 %.',
  )
  expect(said('ru', doubtful)).toContain('Вторая схема оставляет случаю меньше: 30 % против 41 %.')
  expect(said('en', luckOf('0.4149', sure('0.2', '0.4')))).toContain(
    'In luck the schemes do not differ: 41 % and 41 %.',
  )
})
