import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { allQuestions } from '@/lib/core/checklist-questions'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { missingForSubmission } from '@/lib/core/form-problems'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { readInspection } from './inspection-export'

const folder = path.resolve('../shared/fixtures/safetyculture_audits')
const missing = existsSync(folder) ? null : `${folder} is not there`
if (missing) console.info(`Inspections skipped: ${missing}`)

interface Expected {
  readonly file: string
  readonly score: number
  readonly total_score: number
  readonly score_percentage: number
}

const expected: readonly Expected[] = missing
  ? []
  : JSON.parse(readFileSync(`${folder}/_expected.json`, 'utf8')).audits

const read = (file: string) => {
  const inspection = readInspection(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  if (!inspection.ok) throw new Error(`${file}: ${JSON.stringify(inspection.problems)}`)
  return inspection
}

function fraction(text: string): Fraction {
  const [numerator = '0', denominator = '1'] = text.split('/')
  return Fraction.of(Number(numerator)).dividedBy(Fraction.of(Number(denominator)))
}

describe.skipIf(missing !== null)('inspections that another program exported', () => {
  it('score as they were scored there', () => {
    let agreeing = 0
    for (const { file, score, total_score: total, score_percentage: percent } of expected) {
      const { document, answers, exported } = read(file)
      const result = scoreEvaluation(document, answers)
      expect(fraction(result.points.earned).equals(parseDecimal(String(score))), file).toBe(true)
      expect(fraction(result.points.possible).equals(parseDecimal(String(total))), file).toBe(true)
      expect(exported).toEqual({
        score: String(score),
        total: String(total),
        percentage: String(percent),
      })
      if (total > 0) expect(Number(result.total?.text), file).toBeCloseTo(percent, 1)
      else expect(result.total).toBeNull()
      agreeing += 1
    }
    console.info(`inspections: ${agreeing} / ${expected.length}`)
    expect(agreeing).toBe(31)
  })

  it('are filled with answers that can stand', () => {
    for (const { file } of expected) {
      const { document, answers } = read(file)
      const faults = missingForSubmission(document, answers).filter(
        ({ code }) => code !== 'answer-required',
      )
      expect(faults, file).toEqual([])
    }
  })

  it('leave out the pattern of a repeated part, and keep its entries', () => {
    const { document, lines } = read('single_dynamic_field_3_instances.json')
    const audit = document.sections.at(-1)
    expect(audit?.sections[0]?.sections.map(({ title }) => title.en)).toEqual(['1', '2', '3'])
    expect(lines.find(({ verdict }) => verdict === 'not-taken')?.name).toBe('primeelement')
  })
})

describe('a file that is no inspection', () => {
  it('is refused with the place of the fault', () => {
    expect(readInspection({ audit_data: {}, items: 'none' })).toMatchObject({
      ok: false,
      problems: [{ path: 'audit_id' }, { path: 'template_data' }, { path: 'items' }],
    })
  })

  it('never throws, whatever the items hold', () => {
    const items = [
      { item_id: '', type: 'slider', options: { max: 'ten' }, responses: { value: 'six' } },
      { item_id: 'a', type: 'list', options: null, responses: { selected: [{ id: 'x' }] } },
      { item_id: 'a', parent_id: 'a', type: 'section', label: 'x'.repeat(5000) },
      { item_id: 'b', type: 'hologram' },
    ]
    const file = { audit_id: '1', audit_data: {}, template_data: {}, items }
    expect(readInspection(file)).toMatchObject({ ok: true })
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'takes a set of responses named %s for an unknown one',
    (set) => {
      const options = { response_set: set }
      const items = [{ item_id: 'a', type: 'question', label: 'Как?', options }]
      for (const template of [{}, { response_sets: {} }]) {
        const file = { audit_id: '1', audit_data: {}, template_data: template, items }
        expect(readInspection(file)).toMatchObject({
          ok: true,
          document: { sections: [{ questions: [{ type: 'single', options: [] }] }] },
        })
      }
    },
  )

  const inspection = (items: readonly object[]) =>
    readInspection({ audit_id: '1', audit_data: {}, template_data: {}, items })
  const section = (id: string, parent?: string) => ({
    item_id: id,
    type: 'section',
    label: id,
    ...(parent === undefined ? {} : { parent_id: parent }),
  })

  it('takes a section once, however often its identifier repeats', () => {
    const levels = ['s1', 's2', 's3', 's4', 's5', 's6']
    const items = levels.flatMap((id, index) =>
      Array.from({ length: 10 }, () => section(id, levels[index - 1])),
    )
    const read = inspection([...items, { item_id: 'q', type: 'text', parent_id: 's6' }])
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.document.sections).toHaveLength(1)
    const told = read.lines.filter(({ verdict }) => verdict === 'not-taken')
    expect(told).toHaveLength(54)
    expect(told[0]?.reasons[0]?.what).toBe('checklist-import.reasons.inspection-twice')
  })

  it('stops at as many sections and questions as a checklist has', () => {
    const sections = Array.from({ length: 500 }, (_, index) => section(`s${index}`))
    const questions = Array.from({ length: 2100 }, (_, index) => ({
      item_id: `q${index}`,
      type: index === 1999 ? 'datetime' : 'text',
      parent_id: 's1',
    }))
    const read = inspection([...sections, ...questions])
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.document.sections).toHaveLength(398)
    expect(allQuestions(read.document)).toHaveLength(2000)
    const codes = read.lines.flatMap(({ reasons }) => reasons.map(({ what }) => what))
    expect(codes.filter((what) => what.includes('too-many-sections'))).toHaveLength(102)
    expect(codes.filter((what) => what.includes('too-many-questions'))).toHaveLength(100)
  })

  const chosen = (ids: readonly string[]) => ids.map((id) => ({ id, score: 1, enable_score: true }))
  const hundredAndOne = Array.from({ length: 101 }, (_, index) => `o${index}`)

  it.each([
    ['beyond the slider', { type: 'slider', responses: { value: 25 } }],
    ['beyond all figures', { type: 'slider', responses: { value: 1e30 } }],
    [
      'an option twice',
      {
        type: 'list',
        options: { multiple_selection: true },
        responses: { selected: chosen(['a', 'a']) },
      },
    ],
    [
      'too many options',
      {
        type: 'list',
        options: { multiple_selection: true },
        responses: { selected: chosen(hundredAndOne) },
      },
    ],
    ['a day that is none', { type: 'datetime', responses: { datetime: '2026-02-31T25:00' } }],
  ])('leaves an answer out and says so: %s', (_, item) => {
    const read = inspection([{ item_id: 'a', label: 'a', ...item }])
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.answers).toEqual([])
    const codes = read.lines.flatMap(({ reasons }) => reasons.map(({ what }) => what))
    expect(codes).toContain('checklist-import.reasons.inspection-answer')
    expect(() => scoreEvaluation(read.document, read.answers)).not.toThrow()
  })

  it('asks for a number where a slider stood between two steps', () => {
    const slider = { item_id: 'a', type: 'slider', label: 'a', responses: { value: 2.5 } }
    const read = inspection([{ ...slider, scoring: { score: 2.5, max_score: 10 } }])
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(allQuestions(read.document)).toMatchObject([{ type: 'number' }])
    const { earned } = scoreEvaluation(read.document, read.answers).points
    expect(fraction(earned).equals(parseDecimal('2.5'))).toBe(true)
  })

  it('gives the time of day an identifier of its own', () => {
    const at = { datetime: '2026-03-01T10:20:00Z' }
    const items = [
      { item_id: 'a-time', type: 'text', label: 'Кто?', responses: { text: 'Я' } },
      { item_id: 'a', type: 'datetime', label: 'Когда?', responses: at },
      { item_id: 'b', type: 'datetime', label: 'Когда?', responses: at },
      { item_id: 'b-time', type: 'text', label: 'Кто?' },
    ]
    const read = inspection(items)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const ids = allQuestions(read.document).map(({ id }) => id)
    expect(ids).toEqual(['a-time', 'a', 'a-time-2', 'b', 'b-time', 'b-time-2'])
    expect(read.answers.find(({ questionId }) => questionId === 'a-time-2')?.value).toEqual({
      kind: 'time',
      time: '10:20',
    })
  })

  it('reads small and large figures exactly', () => {
    const scored = (id: string, score: number) => ({ id, score, enable_score: true })
    const figures = { weighting: 1e-8, max: 1.5e9, increment: 0.5 }
    const read = inspection([
      {
        item_id: 'a',
        type: 'slider',
        label: 'a',
        options: figures,
        scoring: { score: 1, max_score: 1.5e9 },
        responses: { value: 1e-9 },
      },
      {
        item_id: 'b',
        type: 'list',
        label: 'b',
        options: { weighting: 1e-9 },
        responses: { selected: [scored('yes', 2.5e17)] },
      },
    ])
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(allQuestions(read.document)).toMatchObject([
      { weight: '15', rule: { zeroAt: '0', fullAt: '1500000000' } },
      { weight: '0.000000001', options: [{ points: '250000000000000000' }] },
    ])
    expect(read.answers[0]?.value).toEqual({ kind: 'number', number: '0.000000001' })
    expect(read.leftOut).toEqual([])
  })

  it.each([
    ['a weight', { type: 'text', options: { weighting: 1e30 } }, '1e%2B30'],
    [
      'points',
      { type: 'list', responses: { selected: [{ id: 'x', score: 1e-12, enable_score: true }] } },
      '1e-12',
    ],
    ['the end of a slider', { type: 'slider', options: { max: 1e300 } }, '1e%2B300'],
    [
      'a product',
      { type: 'slider', options: { weighting: 1e-9 }, scoring: { max_score: 1e-9 } },
      '1e-18',
    ],
  ])('names %s that no decimal can say, and takes the question without it', (_, item, figure) => {
    const read = inspection([{ item_id: 'a', label: 'a', ...item }])
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const codes = read.lines.flatMap(({ reasons }) => reasons.map(({ what }) => what))
    expect(codes).toContain(`checklist-import.reasons.inspection-figure?figure=${figure}`)
    expect(read.leftOut).toEqual(['a'])
    expect(() => scoreEvaluation(read.document, read.answers)).not.toThrow()
  })
})
