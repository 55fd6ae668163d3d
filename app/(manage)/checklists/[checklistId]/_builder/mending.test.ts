import { describe, expect, it } from 'vitest'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { beginBuilding, buildChecklist } from './builder-state'
import { mendingOf } from './mending'
import { remarksOf } from './remarks'

const option = (id: string, points = '1', ru = id) => ({ id, text: { ru }, points })
const choice = aQuestionOf('single', { id: 'q', options: [option('a'), option('b', '0')] })
const chosen = (question: string, ...options: string[]): Condition => ({
  kind: 'chosen',
  question,
  options,
})
const documentOf = (...questions: Question[]) =>
  aChecklistDocument({ sections: [aSection({ questions })] })

/** Every offer of the check list, taken one after the other. */
function mendAll(document: ChecklistDocument) {
  const offered: string[] = []
  let state = beginBuilding(document)
  while (offered.length < 5) {
    const offers = remarksOf(state.document, new Set()).flatMap(
      (remark) => mendingOf(state.document, remark) ?? [],
    )
    const [first] = offers
    if (first === undefined) break
    offered.push(first.words)
    const next = buildChecklist(state, { kind: 'edit', edit: first.edit })
    expect(next.document).not.toBe(state.document)
    state = next
  }
  return { offered, document: state.document }
}

const codesOf = (document: ChecklistDocument) =>
  remarksOf(document, new Set()).map(({ code }) => code)

describe('a fault that one click mends', () => {
  const reader = (matters: Parameters<typeof aQuestion>[0]) =>
    documentOf(choice, aQuestion({ id: 'r', ...matters }))

  it.each<[string, string, ChecklistDocument]>([
    ['condition-unknown', 'condition', reader({ showWhen: chosen('gone', 'x') })],
    ['condition-option', 'condition', reader({ requiredWhen: chosen('q', 'a', 'x') })],
    [
      'condition-option',
      'condition',
      reader({ constraint: { when: chosen('q', 'x'), message: null } }),
    ],
    [
      'condition-kind',
      'condition',
      reader({ showWhen: { kind: 'not-applicable', question: 'q' } }),
    ],
    ['demand-unknown-option', 'demand-unknown-option', reader({ commentOn: ['no', 'maybe'] })],
    ['preset-invalid', 'preset-invalid', reader({ preset: { kind: 'choice', option: 'maybe' } })],
    [
      'condition-option',
      'formula',
      documentOf(
        choice,
        aQuestionOf('number', { id: 'n', unit: null, rule: null, constraint: atLeastZero('n') }),
        aQuestionOf('computed', {
          id: 'r',
          unit: null,
          rule: null,
          value: {
            kind: 'if',
            when: chosen('q', 'x'),
            value: { kind: 'number', value: '1' },
            otherwise: { kind: 'answer', question: 'n' },
          },
        }),
      ),
    ],
    [
      'condition-option',
      'condition',
      aChecklistDocument({
        sections: [
          aSection({ id: 's1', questions: [choice] }),
          aSection({ id: 's2', questions: [aQuestion({ id: 'r' })], showWhen: chosen('q', 'x') }),
        ],
      }),
    ],
    [
      'matrix-unequal',
      'matrix-unequal',
      aChecklistDocument({
        sections: [
          aSection({
            layout: 'matrix',
            questions: [choice, { ...choice, id: 'r', options: [option('b', '1', 'b')] }],
          }),
        ],
      }),
    ],
  ])('%s: %s', (code, words, document) => {
    expect(codesOf(document)).toContain(code)
    const { offered, document: mended } = mendAll(document)
    expect(offered).toEqual([words])
    expect(codesOf(mended)).not.toContain(code)
  })

  it('a number below zero, and "none" beside others', () => {
    const ticks = aQuestionOf('multiple', {
      id: 'm',
      options: [option('a'), option('b'), option('none', '0')],
    })
    const { offered, document } = mendAll(
      documentOf(aQuestionOf('number', { id: 'n', unit: null, rule: null }), ticks),
    )
    expect(offered).toEqual(['number-unbounded', 'none-beside-others'])
    expect(codesOf(document)).not.toContain('number-unbounded')
    expect(codesOf(document)).not.toContain('none-beside-others')
  })
})

describe('what only a person can say', () => {
  it.each<[string, ChecklistDocument]>([
    ['condition-later', documentOf(aQuestion({ id: 'r', showWhen: chosen('q', 'a') }), choice)],
    ['condition-option', documentOf(choice, aQuestion({ id: 'r', showWhen: chosen('q') }))],
    [
      'condition-unknown',
      documentOf(
        aQuestionOf('computed', {
          id: 'r',
          unit: null,
          rule: null,
          value: { kind: 'answer', question: 'gone' },
        }),
      ),
    ],
    ['empty-text', documentOf(aQuestion({ text: {} }))],
    ['empty-section', aChecklistDocument({ sections: [aSection({ questions: [] })] })],
  ])('%s has no such click', (code, document) => {
    expect(codesOf(document)).toContain(code)
    expect(mendAll(document).offered).toEqual([])
  })
})

function atLeastZero(question: string) {
  const when: Condition = {
    kind: 'compare',
    left: { kind: 'answer', question },
    operator: 'at-least',
    right: { kind: 'number', value: '0' },
  }
  return { when, message: null }
}
