/** What everybody tries first, without digits and signs around it. */
const common = new Set([
  'password',
  'passw',
  'qwerty',
  'qwertyuiop',
  'qazwsx',
  'qazwsxedc',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'letmein',
  'welcome',
  'iloveyou',
  'admin',
  'administrator',
  'monkey',
  'dragon',
  'football',
  'etalon',
  'йцукен',
  'йцукенг',
  'йцукенгшщзх',
  'пароль',
  'парольпароль',
  'passwordpassword',
  'администратор',
  'эталон',
  'ytrewq',
  'фывапр',
  'фывапролд',
  'ячсмить',
  'gfhjkm',
  'ghbdtn',
  'привет',
  'люблю',
  'qwertyqwerty',
])

/**
 * Whether a password is one that somebody could name without knowing it.
 *
 * Rule    it contains a word that is known about its owner (four letters or more: a name, a
 *         personnel number, the part of an e-mail before the @), has fewer than five different
 *         characters, is a run of neighbouring characters ("1234567890"), or is one of the common
 *         ones with digits and signs around it.
 * Returns true where it must be refused; the length is judged elsewhere.
 * Source  OWASP ASVS 5.0, 6.2.
 */
export function isKnownPassword(password: string, owner: readonly (string | null)[]): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  const words = owner
    .flatMap((known) =>
      (known ?? '')
        .normalize('NFKC')
        .toLowerCase()
        .replace(/@.*$/, '')
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 4)
  return (
    words.some((word) => text.includes(word)) ||
    new Set(text).size < 5 ||
    isRun(text) ||
    common.has(text.replace(/[^\p{L}]/gu, ''))
  )
}

function isRun(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  // "1234567890" runs on from 9 to 0, so one step may differ.
  return [1, -1].some((step) => steps.filter((taken) => taken !== step).length <= 1)
}
