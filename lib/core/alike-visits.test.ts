import { expect, test } from 'vitest'
import { type ListedVisit, traitsToTell } from './alike-visits'

const visit = (id: string, own: Partial<ListedVisit> = {}): ListedVisit => ({
  id,
  title: { ru: 'Магазин' },
  campaignName: 'Весна',
  place: { unitId: 'one' },
  ...own,
})

test('visits to different places need nothing more', () => {
  const other = visit('b', { place: { unitId: 'two' }, title: { ru: 'Звонок' } })
  expect([...traitsToTell([visit('a'), other])]).toEqual([])
  expect([...traitsToTell([])]).toEqual([])
})

test('of two visits to one place each says what the other has otherwise', () => {
  const desk = visit('b', { title: { ru: 'Стол выдачи' } })
  expect([...traitsToTell([visit('a'), desk])]).toEqual([
    ['a', ['checklist']],
    ['b', ['checklist']],
  ])
  const pilot = visit('c', { campaignName: 'Пилот', title: { en: 'Магазин' } })
  expect(traitsToTell([visit('a'), desk, pilot]).get('a')).toEqual(['checklist', 'campaign'])
  expect(traitsToTell([visit('a'), visit('b', { campaignName: 'Пилот' })]).get('b')).toEqual([
    'campaign',
  ])
})

test('visits that differ by their days alone are told apart by these', () => {
  expect([...traitsToTell([visit('a'), visit('b')])]).toEqual([])
})
