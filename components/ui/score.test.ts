import { createElement } from 'react'
import { expect, it } from 'vitest'
import { markupIn, textOf } from '@/test/markup'
import { type Column, DataTable } from './data-table'
import { Score } from './score'

const figures = { percent: '86.42', n: 7, needed: 3, interval: { low: '82.34', high: '90.50' } }

it.each(['row', 'lead', 'display'] as const)(
  'a score as a %s carries its number of visits and its interval in figures',
  (size) => {
    const text = textOf(markupIn('en', createElement(Score, { ...figures, size })))
    expect(text).toContain('86.42 %')
    expect(text).toContain('n = 7')
    expect(text).toContain('82.34–90.50')
  },
)

it('of too few visits says so, and still how sure it is', () => {
  const text = textOf(markupIn('en', createElement(Score, { ...figures, n: 2 })))
  expect(text).toContain('not enough visits (2 of 3)')
  expect(text).toContain('82.34–90.50')
})

it('a column without room on a phone stands with its head beneath the words of its row', () => {
  const columns: readonly Column<{ name: string; count: string }>[] = [
    { id: 'number', head: 'No.', cell: () => '1' },
    { id: 'name', head: 'Name', cell: ({ name }) => name, holdsFolded: true },
    { id: 'count', head: 'Count', cell: ({ count }) => count, numeric: true, foldBelow: 'sm' },
  ]
  const rows = [{ name: 'One', count: '17' }]
  const table = createElement(DataTable<{ name: string; count: string }>, {
    ...{ caption: 'A table', columns, rows },
    rowKey: ({ name }) => name,
  })
  const markup = markupIn('en', table)
  expect(markup).toMatch(/<td[^>]*max-sm:hidden[^>]*>17<\/td>/)
  const [folded = ''] = /<div[^>]*data-folded.*?<\/div><\/div>/.exec(markup) ?? []
  expect(folded).toContain('sm:hidden')
  expect(textOf(folded)).toContain('Count: 17')
})
