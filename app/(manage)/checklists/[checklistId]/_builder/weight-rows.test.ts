import { describe, expect, it } from 'vitest'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { readableChanges, setWeights } from './weight-cells'
import { firstUnreadRow, lineBeside, pastedColumn, weightRows, weightSumOf } from './weight-rows'

const section = aSection({
  id: 's1',
  weight: '0.491',
  questions: [
    aQuestion({ id: 'q1', weight: '0.5' }),
    aQuestionOf('text', { id: 'q2' }),
    aQuestion({ id: 'q3', weight: '0.482' }),
  ],
  sections: [aSection({ id: 'inner', questions: [] })],
})
const document = aChecklistDocument({ sections: [section] })

it('a cell that holds no number changes nothing, and the others are kept', () => {
  const typed = [
    { nodeId: 'q1', option: null, value: 'abc' },
    { nodeId: 'q3', option: null, value: '' },
    { nodeId: 's1', option: null, value: '0.5' },
  ]
  expect(readableChanges(typed)).toEqual([typed[2]])
  expect(setWeights(document, readableChanges(typed.slice(0, 2)))).toBe(document)
})

it('the first line that holds no number is found, in the order of the lines', () => {
  const rows = weightRows(document, false)
  const typed = [
    { nodeId: 'q3', option: null, value: 'abc' },
    { nodeId: 'q1', option: null, value: '' },
    { nodeId: 's1', option: null, value: '0.5' },
  ]
  expect(rows[firstUnreadRow(rows, typed)]?.nodeId).toBe('q1')
  expect(firstUnreadRow(rows, typed.slice(2))).toBe(-1)
  // Points of options are in no line while they are not shown.
  const points = [{ nodeId: 'q1', option: 'yes', value: 'x' }]
  expect(firstUnreadRow(rows, points)).toBe(-1)
  const all = weightRows(document, true)
  expect(all[firstUnreadRow(all, points)]).toMatchObject({ nodeId: 'q1', option: 'yes' })
})

describe('the lines of the grid', () => {
  it('are sections and questions with points, an inner section without a number', () => {
    expect(weightRows(document, false).map(({ key, number, cell }) => [key, number, cell])).toEqual(
      [
        ['s1', null, { nodeId: 's1', option: null }],
        ['q1', 1, { nodeId: 'q1', option: null }],
        ['q3', 3, { nodeId: 'q3', option: null }],
        ['inner', null, null],
      ],
    )
  })

  it('lead to the whole on the left and to the first part on the right', () => {
    const rows = weightRows(
      aChecklistDocument({
        sections: [
          aSection({
            id: 's1',
            questions: [aQuestion({ id: 'q1' })],
            sections: [aSection({ id: 'inner', questions: [aQuestion({ id: 'q2' })] })],
          }),
          aSection({ id: 's2', questions: [] }),
        ],
      }),
      true,
    )
    const beside = (key: string, step: -1 | 1) => {
      const to = lineBeside(
        rows,
        rows.findIndex((row) => row.key === key),
        step,
      )
      return to === null ? null : rows[to]?.key
    }
    expect(beside('s1', 1)).toBe('q1')
    expect(beside('q1', 1)).toBe('q1 yes')
    expect(beside('q1 yes', 1)).toBeNull()
    expect(beside('inner', 1)).toBe('q2')
    expect(beside('s2', 1)).toBeNull()
    expect(beside('q2 no', -1)).toBe('q2')
    expect(beside('q2', -1)).toBe('s1')
    expect(beside('s1', -1)).toBeNull()
    expect(beside('s2', -1)).toBeNull()
  })

  it('have the points of yes and no where they are asked for', () => {
    const points = weightRows(document, true).filter(({ kind }) => kind === 'option')
    expect(points.map(({ key, value }) => [key, value])).toEqual([
      ['q1 yes', '1'],
      ['q1 no', '0'],
      ['q3 yes', '1'],
      ['q3 no', '0'],
    ])
  })
})

describe('the sum', () => {
  it('is shown as it is, never fixed', () => {
    expect(weightSumOf(section)).toBe('0.982')
  })

  it('is silent while a weight is no number', () => {
    const questions = [aQuestion({ id: 'q1', weight: 'пол' })]
    expect(weightSumOf({ ...section, questions })).toBeNull()
  })
})

describe('changed numbers', () => {
  it('leave the document itself where nothing is different', () => {
    expect(setWeights(document, [{ nodeId: 'q1', option: null, value: '0.5' }])).toBe(document)
    expect(setWeights(document, [{ nodeId: 'nobody', option: null, value: '7' }])).toBe(document)
    expect(setWeights(document, [{ nodeId: 'q2', option: 'yes', value: '7' }])).toBe(document)
  })

  it('keep the parts that they do not touch', () => {
    const next = setWeights(document, [
      { nodeId: 's1', option: null, value: '3' },
      { nodeId: 'q3', option: 'no', value: '-1' },
    ])
    expect(next.sections[0]?.weight).toBe('3')
    expect(next.sections[0]?.questions[2]).toMatchObject({ yes: '1', no: '-1' })
    expect(next.sections[0]?.questions[0]).toBe(section.questions[0])
    expect(next.sections[0]?.sections).toBe(section.sections)
  })
})

describe('a pasted column', () => {
  it('is the first column of a spreadsheet, whatever its line ends', () => {
    expect(pastedColumn('0,5\tвход\r\n12 %\r\n\r\n7\r\n')).toEqual(['0,5', '12', '', '7'])
  })
})
