import { describe, expect, it } from 'vitest'
import en from '@/lib/platform/i18n/messages/en/checklist-import.json'
import ru from '@/lib/platform/i18n/messages/ru/checklist-import.json'
import { plainTypeWords, surveyTypeWords, unknownPlainType, unknownSurveyType } from './known-types'
import { isKnownWord, plainTypeOf } from './plain-answers'
import { surveyTypeOf } from './xlsform/survey-types'

const locales = ['ru', 'en'] as const

const reasons = { ru: ru.reasons, en: en.reasons }

describe('a type that nobody knows', () => {
  it.each(locales)('lists in %s the words of a plain table, each of which is read', (locale) => {
    const words: readonly string[] = plainTypeWords[locale]
    expect(reasons[locale]['unknown-type']).toContain(`: ${words.join(', ')}.}`)
    expect(words.filter((word) => plainTypeOf(word) === null || !isKnownWord(word))).toEqual([])
    const types = words.map((word) => plainTypeOf(word)?.type)
    expect(new Set(types).size).toBe(words.length)
  })

  it('means the same types in both languages', () => {
    const types = locales.map((locale) =>
      plainTypeWords[locale].map((word) => plainTypeOf(word)?.type),
    )
    expect(types[0]).toEqual(types[1])
  })

  it.each(locales)('lists in %s the words of an XLSForm, each of which is read', (locale) => {
    expect(reasons[locale]['unknown-survey-type']).toContain(`: ${surveyTypeWords.join(', ')}.}`)
    expect(surveyTypeWords.filter((word) => surveyTypeOf(word).kind === 'unknown')).toEqual([])
  })

  it.each([
    ['чсило', 'число'],
    ['Скундомер', 'секундомер'],
    ['nubmer', 'number'],
    ['семафор', 'none'],
    ['hologram', 'none'],
  ])('%s in a plain table looks like %s', (typed, nearest) => {
    expect(plainTypeOf(typed)).toBeNull()
    expect(unknownPlainType(typed)).toEqual({ type: typed, nearest })
  })

  it.each([
    ['selct_one yesno', 'select_one list_name'],
    ['select_one', 'select_one list_name'],
    ['select multipel colours', 'select_multiple list_name'],
    ['intger', 'integer'],
    ['semaphore', 'none'],
  ])('%s in an XLSForm looks like %s', (typed, nearest) => {
    expect(surveyTypeOf(typed).kind).toBe('unknown')
    expect(unknownSurveyType(typed)).toMatchObject({ type: typed, nearest })
  })
})
