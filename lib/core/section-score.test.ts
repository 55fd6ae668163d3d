import { expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  chosen,
  critical,
  no,
  notApplicable,
  pairOption,
  single,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { ScoringPolicies } from './checklist'
import { scoreEvaluation } from './score-evaluation'

const sections = [
  aSection('s', [yesNo('a', { critical: critical('section-zero') }), yesNo('b')], {
    weight: '3',
    sections: [aSection('i', [yesNo('c', { weight: '2' })], { passMark: '80' })],
  }),
  aSection('t', [yesNo('d')], { weight: '1' }),
  aSection('u', [yesNo('e')], { weight: '5' }),
  aSection('v', [yesNo('x', { bonus: true })], {
    sections: [aSection('w', [yesNo('y', { bonus: true, weight: '2' })])],
  }),
]

const answers = [no('a'), yes('b'), yes('c'), yes('d'), notApplicable('e'), yes('x'), yes('y')]

const scored = (method: ScoringPolicies['method']) =>
  scoreEvaluation(aChecklist(sections, { method }), answers).sections

test('every section with its points, percentage and share', () => {
  expect(scored('weighted-sections')).toEqual([
    {
      id: 's',
      parentId: null,
      bonus: false,
      weight: '3',
      share: { exact: '75/1', text: '75.00' },
      earned: '3/1',
      possible: '4/1',
      score: { exact: '0/1', text: '0.00' },
      beforeCritical: { exact: '75/1', text: '75.00' },
      passMark: null,
      reachesMark: null,
    },
    {
      id: 'i',
      parentId: 's',
      bonus: false,
      weight: '1',
      share: null,
      earned: '2/1',
      possible: '2/1',
      score: { exact: '100/1', text: '100.00' },
      beforeCritical: { exact: '100/1', text: '100.00' },
      passMark: '80',
      reachesMark: true,
    },
    expect.objectContaining({ id: 't', share: { exact: '25/1', text: '25.00' } }),
    expect.objectContaining({
      id: 'u',
      weight: '5',
      share: null,
      score: null,
      beforeCritical: null,
      earned: '0/1',
      possible: '0/1',
    }),
    expect.objectContaining({
      id: 'v',
      parentId: null,
      bonus: true,
      share: null,
      score: null,
      beforeCritical: null,
      earned: '3/1',
      possible: '0/1',
    }),
    expect.objectContaining({ id: 'w', parentId: 'v', bonus: true, score: null, earned: '2/1' }),
  ])
})

test('under total points the share is that of the points times the factor', () => {
  const shares = scored('total-points').map(({ share }) => share?.exact ?? null)
  expect(shares).toEqual(['1200/13', null, '100/13', null, null, null])
})

test('a percentage is not shown across the mark of its section', () => {
  const options = [pairOption('given', '79.999', '100')]
  const document = aChecklist([aSection('s', [single('q', options)], { passMark: '80' })])
  const [section] = scoreEvaluation(document, [chosen('q', 'given')]).sections
  expect(section).toMatchObject({
    score: { text: '79.999' },
    beforeCritical: { text: '79.999' },
    reachesMark: false,
  })
})
