import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPastScores, unitsByName } from './past-score-table'

const units = [
  { id: 'unit-1', name: 'Магазин на  Лесной' },
  { id: 'unit-2', name: 'Касса' },
  { id: 'unit-3', name: 'касса' },
]
const ground = {
  people: new Map(),
  units: new Map([['T-1', 'unit-1']]),
  unitNames: unitsByName(units),
  today: '2026-10-01',
}

function read(touchpoint: string, unit = 'T-1') {
  const header = ['Дата', 'Код точки', 'Канал', 'Оценка, %']
  const rows = [{ line: 2, cells: ['2026-09-01', unit, touchpoint, '86,4'] }]
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

  it('is read by every name that the screens and the refusal offer', () => {
    for (const language of ['ru', 'en']) {
      const file = `lib/platform/i18n/messages/${language}`
      const shown: object = JSON.parse(readFileSync(`${file}/checklists.json`, 'utf8')).touchpoints
      for (const [touchpoint, name] of Object.entries(shown)) {
        expect(read(name).scores).toMatchObject([{ touchpoint }])
      }
      const people = JSON.parse(readFileSync(`${file}/people.json`, 'utf8'))
      const offered: string = people.rowReasons['unknown-touchpoint']
      const names = offered.slice(offered.indexOf(':') + 1).split(',')
      expect(names.map((name) => read(name).problems)).toEqual(names.map(() => []))
    }
  })
})

describe('the unit of a past score', () => {
  it('is known by its name as by its code, and a name of two is named', () => {
    expect(read('', 'магазин на лесной').scores).toMatchObject([{ unitId: 'unit-1' }])
    expect(read('', 'Касса')).toMatchObject({
      scores: [],
      problems: [{ reason: 'unit-name-twice', value: 'Касса' }],
    })
    expect(read('', 'Ларёк').problems).toMatchObject([{ reason: 'unknown-unit-name' }])
  })

  it('and the person lack the column by its name, not by a key', () => {
    const header = ['Дата', 'Оценка']
    const rows = [{ line: 2, cells: ['2026-09-01', '80'] }]
    const found = readPastScores(header, rows, ground)
    expect(found.ok && found.plan.problems).toMatchObject([
      { column: 'табельный номер', reason: 'person-or-unit' },
    ])
  })
})
