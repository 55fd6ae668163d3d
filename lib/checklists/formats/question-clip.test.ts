import { describe, expect, it } from 'vitest'
import { aQuestion, aSection } from '@/test/factories'
import { isClip, readClip, writeClip } from './question-clip'

const parts = {
  questions: [aQuestion({ id: 'q1' }), aQuestion({ id: 'q2', weight: '0,' })],
  sections: [aSection({ id: 's1', questions: [aQuestion({ id: 'q3' })] })],
}

describe('the clipboard', () => {
  it.each([
    ['', 'not-questions'],
    ['Просто текст', 'not-questions'],
    ['{"format":"etalon.checklist-file/1"}', 'not-questions'],
    ['{"format":"etalon.questions/1"', 'damaged'],
    ['{"format":"etalon.questions/1","questions":[]}', 'damaged'],
    ['{"format":"etalon.questions/1","questions":[],"sections":[]}', 'nothing'],
    ['{"format":"etalon.questions/1","questions":[{}],"sections":[]}', 'damaged'],
    ['{"format":"etalon.questions/1","questions":[],"sections":[],"more":1}', 'damaged'],
    ['[{"format":"etalon.questions/1"}]', 'damaged'],
  ])('%j is refused: %s', (text, reason) => {
    expect(readClip(text)).toEqual({ ok: false, reason })
  })

  it('refuses two parts of one name and a depth that could not be saved', () => {
    const twice = writeClip({ ...parts, questions: [...parts.questions, ...parts.questions] })
    expect(readClip(twice)).toEqual({ ok: false, reason: 'damaged' })
    const deep = Array.from({ length: 40 }).reduce(
      (inner: ReturnType<typeof aSection>, _, n) =>
        aSection({ id: `d${n}`, questions: [], sections: [inner] }),
      aSection({ id: 'bottom' }),
    )
    expect(readClip(writeClip({ questions: [], sections: [deep] }))).toEqual({
      ok: false,
      reason: 'damaged',
    })
  })

  it('gives back what was copied, also a number that is half typed', () => {
    const text = writeClip(parts)
    expect(isClip(text)).toBe(true)
    expect(readClip(text)).toEqual({ ok: true, parts })
  })
})
