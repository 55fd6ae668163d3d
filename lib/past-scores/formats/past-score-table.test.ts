import { describe, expect, it } from 'vitest'
import { readPastScores } from './past-score-table'

const ground = { people: new Map(), units: new Map([['T-1', 'unit-1']]), today: '2026-10-01' }

function read(touchpoint: string) {
  const header = ['Дата', 'Код точки', 'Канал', 'Оценка, %']
  const rows = [{ line: 2, cells: ['2026-09-01', 'T-1', touchpoint, '86,4'] }]
  const read = readPastScores(header, rows, ground)
  if (!read.ok) throw new Error(read.missing.join())
  return read.plan
}

describe('the channel of a past score', () => {
  it.each(['constructor', '__proto__', 'toString', 'голубь'])(
    'is refused where it is %s',
    (name) => {
      expect(read(name)).toMatchObject({ scores: [], problems: [{ reason: 'unknown-touchpoint' }] })
    },
  )

  it('is read in either language', () => {
    expect(read('Магазин').scores).toMatchObject([{ touchpoint: 'store', score: '86.4' }])
    expect(read('e-mail').scores).toMatchObject([{ touchpoint: 'email' }])
  })
})
