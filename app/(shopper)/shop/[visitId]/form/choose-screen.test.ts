import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { buttonClass } from '@/components/ui/plain-button'
import type { Locale } from '@/lib/platform/i18n/locales'
import { aDraft, visitOf } from '@/test/factories/phone'
import { markupIn, textOf } from '@/test/markup'
import type { Branch } from '../../../_device/open-draft'
import { ChooseScreen } from './choose-screen'

const draft = aDraft('account')
const place = {
  ...{ unitId: 'unit', name: 'Ларёк', kind: 'shop' as const, address: 'Мытищи' },
  ...{ timeZone: 'Europe/Moscow', openingHours: null },
}
const newest: Branch = {
  ...{ draft, isHere: true, savedAt: '2026-10-20T09:30:00.000Z', revision: 0, madeOf: [] },
}
const older: Branch = {
  ...{ isHere: false, savedAt: '2026-10-20T09:00:00.000Z', revision: 3, madeOf: [] },
  draft: aDraft('account', { typed: 'Иначе' }),
}

function screenIn(locale: Locale, branches: readonly Branch[]) {
  const visit = { ...visitOf(draft), place }
  const markup = markupIn(
    locale,
    createElement(ChooseScreen, { visit, branches, onChosen: () => {} }),
  )
  const tags = markup.match(/<button\b.*?<\/button>/g) ?? []
  const buttons = tags.map((tag) => ({
    words: textOf(tag).trim(),
    isMain: tag.includes(buttonClass({ look: 'primary', size: 'large' })),
    told: (/aria-describedby="([^"]+)"/.exec(tag)?.[1] ?? '')
      .split(' ')
      .map((id) => textOf(new RegExp(`id="${id}".*?</(?:p|div)>`).exec(markup)?.[0] ?? '')),
  }))
  return { text: textOf(markup), buttons }
}

describe('answers of two phones', () => {
  test.each([
    ['ru', /^Оставить всё, продолжить с ответами этого телефона$/, 'Продолжить с этими'],
    ['en', /^Keep everything, go on with this phone’s answers$/, 'Go on with these'],
  ] as const)('%s: keeping both stands first, and is the only main button', (locale, keep, use) => {
    const { buttons } = screenIn(locale, [newest, older])
    expect(buttons.map(({ isMain }) => isMain)).toEqual([true, false, false])
    expect(buttons[0]?.words).toMatch(keep)
    expect(buttons.slice(1).map(({ words }) => words)).toEqual([use, use])
  })

  test.each([
    ['ru', 'копией и после отчёта, пока проверку не одобрят', 'копией только до отчёта'],
    ['en', 'after the report too, until the visit is approved', 'a copy only until the report'],
  ] as const)(
    '%s: each button says what becomes of the others, and until when',
    (locale, kept, gone) => {
      const [keep, ...uses] = screenIn(locale, [newest, older]).buttons
      expect(keep?.told.join()).toContain(kept)
      expect(uses).toHaveLength(2)
      for (const { told } of uses) expect(told.join()).toContain(gone)
    },
  )

  test('the first of them are those that keeping both goes on with', () => {
    expect(screenIn('ru', [older, newest]).buttons[0]?.words).toMatch(/другого телефона$/)
  })
})
