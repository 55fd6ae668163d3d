import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { caretToEnd, fieldsOf, placeOf } from './open-form'
import type { TypingLedger } from './typing-ledger'

/** Milliseconds between two strokes: a hurried thumb never pauses, a careful one thinks. */
const paces = [
  { least: 45, most: 110 },
  { least: 90, most: 220 },
  { least: 150, most: 650 },
] as const

const words =
  'продавец поздоровался сразу но ценник на витрине старый и касса стояла без кассира минут пять'.split(
    ' ',
  )

/**
 * Types into texts, drops in dictated words and taps options like a person in a hurry, until
 * `isOver` says that there is nothing to type into any more.
 */
export async function typeLikeAPerson(
  page: Page,
  ledger: TypingLedger,
  random: () => number,
  isOver: () => boolean,
): Promise<void> {
  const { texts, choices } = await fieldsOf(page)
  const among = <T>(things: readonly T[]): T => things[Math.floor(random() * things.length)] as T
  const untouched = new Set(choices.keys())
  const stroke = async (field: string, value: string, act: () => Promise<void>) => {
    ledger.typed({ at: performance.now(), field, value })
    await act()
  }
  const write = async (field: string) => {
    const { x, y } = await placeOf(page, field, null)
    await page.mouse.click(x, y)
    await caretToEnd(page)
    const pace = among(paces)
    for (let word = 0; word < 4 && !isOver(); word += 1) {
      const text = `${among(words)} `
      const strokes = random() < 0.15 ? [text] : [...text]
      for (const part of strokes) {
        if (isOver()) return
        const type = () => page.keyboard.insertText(part)
        await stroke(field, `${ledger.valueOf(field)}${part}`, type)
        await pause(pace.least + random() * (pace.most - pace.least))
      }
    }
  }
  const tap = async (field: string) => {
    untouched.delete(field)
    const others = (choices.get(field) ?? []).filter((value) => value !== ledger.valueOf(field))
    const value = among(others)
    const { x, y } = await placeOf(page, field, value)
    await stroke(field, value, () => page.mouse.click(x, y))
    await pause(120 + random() * 500)
  }
  while (!isOver()) {
    if (random() < 0.6 || untouched.size === 0) await write(among(texts))
    else for (let taps = 0; taps < 3 && !isOver(); taps += 1) await tap(among([...untouched]))
  }
}
