import { isStructurallySame, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '@/lib/platform/i18n/locales'
import { type MessageTree, messagesIn } from '@/lib/platform/i18n/messages'

/** Every text by its full key: `errors.fields.required`. */
function flatMessages(locale: Locale): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const walk = (tree: MessageTree, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      const full = path ? `${path}.${key}` : key
      if (typeof value === 'string') texts.set(full, value)
      else walk(value, full)
    }
  }
  walk(messagesIn(locale), '')
  return texts
}

const ru = flatMessages('ru')
const en = flatMessages('en')

/** Russian texts that rightly carry no Russian letter. */
const latinInRussian = /^(?:frame\.languageNames\.en$)/
/** English texts that rightly carry Russian letters. */
const cyrillicInEnglish = /^(?:frame\.languageNames\.ru$)/

function parsed(text: string) {
  return parse(text, { requiresOtherClause: true, shouldParseSkeletons: true })
}

type Element = ReturnType<typeof parsed>[number]

function pluralsOf(elements: readonly Element[]): readonly (readonly string[])[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.plural) {
      const options = Object.entries(element.options)
      const inner = options.flatMap(([, option]) => pluralsOf(option.value))
      return element.pluralType === 'cardinal' ? [options.map(([name]) => name), ...inner] : inner
    }
    if (element.type === TYPE.select) {
      return Object.values(element.options).flatMap((option) => pluralsOf(option.value))
    }
    return element.type === TYPE.tag ? pluralsOf(element.children) : []
  })
}

/** The words of a text without its arguments. */
function lettersOf(text: string): string {
  return text.replace(/\{[^{}]*\}/g, ' ').replace(/<[^>]*>/g, ' ')
}

describe('texts of the screens', () => {
  test('no key is missing in either language', () => {
    const missing = [
      ...[...ru.keys()].filter((key) => !en.has(key)).map((key) => `en: ${key}`),
      ...[...en.keys()].filter((key) => !ru.has(key)).map((key) => `ru: ${key}`),
    ]
    expect(missing).toEqual([])
    expect(ru.size).toBeGreaterThan(100)
  })

  test.each(locales)('every text is a well-formed message (%s)', (locale) => {
    const broken = [...flatMessages(locale)].flatMap(([key, text]) => {
      if (text.trim() === '') return [`${key}: empty`]
      try {
        parsed(text)
        return []
      } catch (error) {
        return [`${key}: ${error instanceof Error ? error.message : String(error)}`]
      }
    })
    expect(broken).toEqual([])
  })

  test('no brace of the syntax is left over for the reader', () => {
    const countOf = (text: string, brace: string) => text.split(brace).length
    const uneven = [...ru, ...en]
      .filter(([, text]) => countOf(text, '{') !== countOf(text, '}'))
      .map(([key]) => key)
    expect(uneven).toEqual([])
  })

  test('both languages take the same arguments', () => {
    const different = [...ru].flatMap(([key, text]) => {
      const other = en.get(key)
      if (other === undefined) return []
      const same = isStructurallySame(parsed(text), parsed(other))
      return same.success ? [] : [`${key}: ${same.error?.message}`]
    })
    expect(different).toEqual([])
  })

  test.each([
    ['ru', ['one', 'few', 'many', 'other']],
    ['en', ['one', 'other']],
  ] as const)('a plural says every form of %s', (locale, forms) => {
    const short = [...flatMessages(locale)].flatMap(([key, text]) =>
      pluralsOf(parsed(text))
        .filter((names) => forms.some((form) => !names.includes(form)))
        .map((names) => `${key}: ${names.join(', ')}`),
    )
    expect(short).toEqual([])
  })

  test('a text is written in its own language', () => {
    const strangers = [
      ...[...ru]
        .filter(([key]) => !latinInRussian.test(key))
        .filter(([, text]) => !/[а-яё]/i.test(text) && /[a-z]{4}/i.test(lettersOf(text)))
        .map(([key, text]) => `ru ${key}: ${text}`),
      ...[...en]
        .filter(([key]) => !cyrillicInEnglish.test(key))
        .filter(([, text]) => /[а-яё]/i.test(text))
        .map(([key, text]) => `en ${key}: ${text}`),
    ]
    expect(strangers).toEqual([])
  })

  test('nobody is shouted at', () => {
    const loud = [...ru, ...en].filter(([, text]) => /!|\boops\b|упс/i.test(lettersOf(text)))
    expect(loud).toEqual([])
  })
})
