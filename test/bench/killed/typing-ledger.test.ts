import { expect, test } from 'vitest'
import { TypingLedger } from './typing-ledger'

/** "Да" in a text that held "А", then a tap. */
function aLedger(): TypingLedger {
  const ledger = new TypingLedger({ text: 'А' })
  ledger.typed({ at: 100, field: 'text', value: 'АД' })
  ledger.typed({ at: 200, field: 'text', value: 'АДа' })
  ledger.typed({ at: 300, field: 'choice', value: 'o1' })
  return ledger
}

test('strokes that are gone are counted from the first of them to the kill', () => {
  const verdict = aLedger().judge({ text: 'АД', choice: 'o1' }, 900)
  expect(verdict).toEqual({ lostMs: 700, lostStrokes: 1, brokenPromises: [], altered: [] })
})

test('a form that opens empty has lost everything, also what was there before', () => {
  const verdict = aLedger().judge({}, 1_000)
  expect(verdict).toMatchObject({ lostMs: 900, lostStrokes: 3, altered: ['text'] })
  expect(verdict.brokenPromises).toEqual(['text'])
})

test('less than the screen called saved is a broken promise, however little it is', () => {
  const ledger = aLedger()
  ledger.saidSaved({ text: 'АДа' })
  expect(ledger.judge({ text: 'АД' }, 301).brokenPromises).toEqual(['text'])
  expect(ledger.judge({ text: 'АДа' }, 301).brokenPromises).toEqual([])
})

test('what nobody typed is altered, on the screen and in what is found again', () => {
  expect(aLedger().judge({ text: 'АаД', choice: 'o1' }, 400).altered).toEqual(['text'])
  const ledger = aLedger()
  ledger.saidSaved({ text: 'А', choice: 'o3' })
  expect(ledger.judge({ text: 'АДа', choice: 'o1' }, 400).altered).toEqual(['choice'])
})

test('all of it found again is nothing lost', () => {
  const ledger = aLedger()
  ledger.saidSaved({ text: 'АДа', choice: 'o1' })
  const verdict = ledger.judge({ text: 'АДа', choice: 'o1' }, 5_000)
  expect(verdict).toEqual({ lostMs: 0, lostStrokes: 0, brokenPromises: [], altered: [] })
  expect(ledger.valueOf('text')).toBe('АДа')
})
