import { expect, test } from 'vitest'
import { visitNoise } from '@/lib/core/reliability'
import { readLeague } from './read-league'

const noise = visitNoise([])
const subject = (id: string, ...totals: readonly string[]) => ({
  ...{ id, about: 'unit' as const, name: id, unitName: id },
  visits: totals.map((total) => ({ total: `${total}/1`, points: null, versionId: 'v' })),
})
const league = (...subjects: readonly ReturnType<typeof subject>[]) =>
  readLeague(subjects, { noise, weights: null }, () => undefined)

test('a rank is shared with the first by all who cannot be told apart from it', () => {
  const rows = league(
    subject('far', '60', '60', '60'),
    subject('near', '88', '88', '88'),
    subject('top', '90', '90', '90'),
  )
  expect(rows.map(({ id, rank, sharing }) => [id, rank, sharing])).toEqual([
    ['top', 1, 2],
    ['near', 1, 2],
    ['far', 3, 1],
  ])
  // R(3) = 0.63 / 1.42; the group's mean is 79.33.
  expect(rows[0]?.smoothed).toMatchObject({ score: '84.07' })
})

test('whoever has nobody to be compared with has no rank, and no group to be drawn towards', () => {
  const rows = league(subject('few', '99', '99'), subject('only', '60', '60', '60'))
  expect(
    rows.map(({ id, rank, sharing, smoothed, isFew }) => ({ id, rank, sharing, smoothed, isFew })),
  ).toEqual([
    { id: 'only', rank: null, sharing: 0, smoothed: null, isFew: false },
    { id: 'few', rank: null, sharing: 0, smoothed: null, isFew: true },
  ])
})

test('nobody with enough visits makes no league, nobody at all an empty one', () => {
  expect(league(subject('a', '70'), subject('b', '80')).map(({ rank }) => rank)).toEqual([
    null,
    null,
  ])
  expect(league()).toEqual([])
})
