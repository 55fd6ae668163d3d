import { describe, expect, test } from 'vitest'
import { plainBlocks, type TextPiece } from './plain-blocks'

const plain = (text: string): readonly TextPiece[] => [{ text, isStrong: false }]

describe('a plainly written text', () => {
  test('of nothing has no block', () => {
    expect(plainBlocks('')).toEqual([])
    expect(plainBlocks(' \n\t\r\n ')).toEqual([])
  })

  test('keeps HTML as the characters that it is', () => {
    const typed = '<script>alert(1)</script> & <b>bold</b>'
    expect(plainBlocks(typed)).toEqual([{ kind: 'paragraph', lines: [plain(typed)] }])
  })

  test('falls into paragraphs at empty lines, and keeps its line breaks', () => {
    expect(plainBlocks('один\r\nдва\n\n\nтри')).toEqual([
      { kind: 'paragraph', lines: [plain('один'), plain('два')] },
      { kind: 'paragraph', lines: [plain('три')] },
    ])
  })

  test('has headings and lists; a paragraph before a list is not its item', () => {
    expect(plainBlocks('# Перед входом\nВозьмите:\n- чек\n• карту\n\n3. войти\n4) ждать')).toEqual([
      { kind: 'heading', line: plain('Перед входом') },
      { kind: 'paragraph', lines: [plain('Возьмите:')] },
      { kind: 'bullets', items: [plain('чек'), plain('карту')] },
      { kind: 'numbers', first: 3, items: [plain('войти'), plain('ждать')] },
    ])
  })

  test('sets words off between pairs of stars; a lone pair stays', () => {
    expect(plainBlocks('не **говорите**, что')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { text: 'не ', isStrong: false },
            { text: 'говорите', isStrong: true },
            { text: ', что', isStrong: false },
          ],
        ],
      },
    ])
    expect(plainBlocks('2 ** 3')).toEqual([{ kind: 'paragraph', lines: [plain('2 ** 3')] }])
    expect(plainBlocks('**а** и ** б')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { text: 'а', isStrong: true },
            { text: ' и ** б', isStrong: false },
          ],
        ],
      },
    ])
  })

  test('-5 and 12.30 are no items', () => {
    expect(plainBlocks('-5 градусов\n12.30 обед')).toEqual([
      { kind: 'paragraph', lines: [plain('-5 градусов'), plain('12.30 обед')] },
    ])
  })
})
