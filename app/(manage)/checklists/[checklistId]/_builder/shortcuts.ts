/** What a key does in the whole builder. Keys are places on the keyboard, not letters: in a Russian
 * layout the letter is another one. */
export type ShortcutName =
  | 'undo'
  | 'redo'
  | 'save'
  | 'help'
  | 'newQuestion'
  | 'newSection'
  | 'weights'
  | 'translations'
  | 'bank'
  | 'duplicate'

interface Chord {
  readonly code: string
  readonly control?: true
  readonly alt?: true
  readonly shift?: true
}

const chords: readonly (readonly [ShortcutName, Chord])[] = [
  ['undo', { code: 'KeyZ', control: true }],
  ['redo', { code: 'KeyZ', control: true, shift: true }],
  ['redo', { code: 'KeyY', control: true }],
  ['save', { code: 'KeyS', control: true }],
  ['help', { code: 'Slash', control: true }],
  ['duplicate', { code: 'KeyD', control: true }],
  ['newQuestion', { code: 'KeyN', alt: true }],
  ['newSection', { code: 'KeyN', alt: true, shift: true }],
  ['weights', { code: 'KeyW', alt: true }],
  ['translations', { code: 'KeyT', alt: true }],
  ['bank', { code: 'KeyB', alt: true }],
]

interface Pressed {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** What the pressed keys mean; undefined where they mean nothing here. */
export function shortcutOf(pressed: Pressed): ShortcutName | undefined {
  const control = pressed.ctrlKey || pressed.metaKey
  const found = chords.find(
    ([, chord]) =>
      chord.code === pressed.code &&
      (chord.control ?? false) === control &&
      (chord.alt ?? false) === pressed.altKey &&
      (chord.shift ?? false) === pressed.shiftKey,
  )
  return found?.[0]
}

/** All keys for the help, by where they work: names of keys as they are printed on them. */
export const shortcutHelp = [
  {
    place: 'everywhere',
    keys: [
      ['newQuestion', 'Alt N'],
      ['nextQuestion', 'Ctrl Enter'],
      ['newSection', 'Alt Shift N'],
      ['undo', 'Ctrl Z'],
      ['redo', 'Ctrl Shift Z'],
      ['save', 'Ctrl S'],
      ['weights', 'Alt W'],
      ['translations', 'Alt T'],
      ['bank', 'Alt B'],
      ['toOutline', 'Esc'],
      ['help', 'Ctrl /'],
    ],
  },
  {
    place: 'outline',
    keys: [
      ['walk', '↑ ↓ PgUp PgDn Home End'],
      ['open', 'Enter'],
      ['markRange', 'Shift ↑ ↓'],
      ['markOne', 'Ctrl Space'],
      ['markAll', 'Ctrl A'],
      ['move', 'Alt ↑ ↓'],
      ['nest', 'Alt ← →'],
      ['fold', '← →'],
      ['duplicate', 'Ctrl D'],
      ['copy', 'Ctrl C, Ctrl X, Ctrl V'],
      ['remove', 'Delete'],
    ],
  },
  {
    place: 'grid',
    keys: [
      ['cells', '↑ ↓ Enter'],
      ['pasteColumn', 'Ctrl V'],
    ],
  },
] as const
