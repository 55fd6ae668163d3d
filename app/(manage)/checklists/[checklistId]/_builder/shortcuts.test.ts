import { describe, expect, it } from 'vitest'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { shortcutHelp, shortcutOf } from './shortcuts'

const no = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('keys', () => {
  it.each([
    [{ ...no, code: 'KeyZ', ctrlKey: true }, 'undo'],
    [{ ...no, code: 'KeyZ', metaKey: true, shiftKey: true }, 'redo'],
    [{ ...no, code: 'KeyY', ctrlKey: true }, 'redo'],
    [{ ...no, code: 'KeyN', altKey: true }, 'newQuestion'],
    [{ ...no, code: 'KeyN', altKey: true, shiftKey: true }, 'newSection'],
    [{ ...no, code: 'Slash', ctrlKey: true }, 'help'],
  ])('%j is %s, whatever letter the layout has there', (pressed, name) => {
    expect(shortcutOf(pressed)).toBe(name)
  })

  it.each([
    { ...no, code: 'KeyZ' },
    { ...no, code: 'KeyZ', ctrlKey: true, altKey: true },
    { ...no, code: 'KeyN', ctrlKey: true },
    { ...no, code: 'KeyQ', altKey: true },
  ])('%j means nothing here', (pressed) => {
    expect(shortcutOf(pressed)).toBeUndefined()
  })

  it('are all explained in both languages', () => {
    const names = shortcutHelp.flatMap(({ keys }) => keys.map(([name]) => name))
    for (const locale of ['ru', 'en'] as const) {
      expect(messagesIn(locale)).toMatchObject({
        workbench: {
          keys: { names: Object.fromEntries(names.map((name) => [name, expect.any(String)])) },
        },
      })
    }
  })
})
