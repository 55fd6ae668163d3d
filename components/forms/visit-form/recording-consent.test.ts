import { type ComponentProps, createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { markupIn, textOf } from '@/test/markup'
import { AnswerFormContext, makeAnswerForm } from './answer-form'
import { AudioControl } from './audio-control'
import { type FormFiles, FormFilesContext } from './form-device'
import type { RecordingRule } from './recording-rule'

const terms = {
  country: 'RU',
  basis: 'Договор с заказчиком',
  consent: { ru: 'Запись услышит только проверяющий.', en: 'Only the reviewer hears it.' },
}

/** A question for a recording, as the form draws it under a rule. */
function controlUnder(locale: 'ru' | 'en', recording: RecordingRule): string {
  const files: FormFiles = {
    device: {
      keep: async () => ({ ok: false, reason: 'not-kept' }),
      find: async () => ({ kind: 'lost' }),
      sounds: () => new Promise(() => {}),
    },
    files: new Map(),
    zone: 'UTC',
    recording,
    add: async () => ({ ok: false, reason: 'not-kept' }),
    handOn: () => {},
  }
  const answers = makeAnswerForm({ answers: [emptyAnswer] })
  const control = createElement(AudioControl, {
    ...{ questionId: 'sound', field: 'answers.0', fileIds: [], labelledBy: 'question' },
  } as ComponentProps<typeof AudioControl>)
  const filled = createElement(AnswerFormContext, { value: answers }, control)
  return markupIn(locale, createElement(FormFilesContext, { value: files }, filled))
}

const controls = /<(?:button|input|label)\b/

describe('a question for a recording', () => {
  test.each([
    ['ru', 'Запись звука выключена', 'Программа не указала условий записи'],
    ['en', 'Recording is off', 'The campaign has not stated the terms of recording'],
  ] as const)(
    '%s: without the terms of its campaign can neither record nor take a file, and says why',
    (locale, off, why) => {
      const markup = controlUnder(locale, { kind: 'off' })
      expect(markup).not.toMatch(controls)
      expect(textOf(markup)).toContain(off)
      expect(textOf(markup)).toContain(why)
    },
  )

  test('asks for the terms to be read first, and shows nothing to record with', () => {
    const stated = { kind: 'stated', terms, confirmed: null, confirm: () => {} } as const
    const markup = controlUnder('ru', stated)
    expect(textOf(markup)).toContain(terms.consent.ru)
    expect(markup.match(/<button\b/g)).toHaveLength(1)
    expect(textOf(markup)).toContain('Прочитано, можно записывать')
    expect(markup).not.toMatch(/<input\b/)
  })

  test('can take a file once they were read', () => {
    const confirmed = { at: '2026-10-20T09:00:00.000Z', sha256: 'a'.repeat(64), language: 'ru' }
    const rule = { kind: 'stated', terms, confirmed, confirm: () => {} } as RecordingRule
    expect(controlUnder('ru', rule)).toMatch(/<input\b[^>]*type="file"/)
  })
})
