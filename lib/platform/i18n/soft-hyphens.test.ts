import { describe, expect, it } from 'vitest'
import { withSoftHyphens } from './soft-hyphens'

const shown = (text: string) => withSoftHyphens(text).replaceAll('\u00AD', '-')

describe('soft hyphens', () => {
  it.each([
    ['Возражения', 'Воз-ра-же-ния'],
    ['завершение', 'за-вер-ше-ние'],
    ['Потребность', 'Пот-реб-ность'],
    ['Предложение', 'Пред-ло-же-ние'],
    ['обслуживание', 'об-слу-жи-ва-ние'],
    ['Understanding', 'Un-derstan-ding'],
    ['objections', 'ob-jec-tions'],
    ['gatherings', 'gatherings'],
  ])('part %s between syllables', (word, parted) => {
    expect(shown(word)).toBe(parted)
  })

  it('leave short words, figures and the letters themselves alone', () => {
    expect(withSoftHyphens('Ответ на звонок, Manner 12345678')).toBe(
      'Ответ на звонок, Manner 12345678',
    )
    const text = 'Возражения и завершение разговора'
    expect(withSoftHyphens(text).replaceAll('\u00AD', '')).toBe(text)
  })

  it('leave no letter alone at either end of a word', () => {
    for (const word of ['оборудование', 'представление', 'удовлетворённость', 'ассортимент']) {
      expect(shown(word)).not.toMatch(/^.-|-.$/)
    }
  })
})
