import { describe, expect, it } from 'vitest'
import { isKnownPassword } from './known-password'

const owner = ['Ольга Смирнова', '20215', 'olga.s@romashka.example', null]

describe('isKnownPassword', () => {
  it.each([
    'смирнова-2026-год',
    'Ольга!!!!!!!!1',
    'мой номер 20215',
    'Olga loves tea',
    'aaaaaaaaaaaa',
    'abababababab',
    '1234567890',
    '0987654321',
    'abcdefghijkl',
    'Password2026!',
    '12qwertyuiop34',
    'ЙЦУКЕН-123456',
  ])('%s is known', (password) => {
    expect(isKnownPassword(password, owner)).toBe(true)
  })

  it.each(['metro-kitten-sunrise', 'три кота и окно', 'x9$Kd2!mQpw', 'сто рублей сдачи'])(
    '%s is not',
    (password) => {
      expect(isKnownPassword(password, owner)).toBe(false)
    },
  )

  it('takes no two letters of a name for the name', () => {
    expect(isKnownPassword('ли-ра метро 7 окон', ['Ли Ра'])).toBe(false)
  })
})
