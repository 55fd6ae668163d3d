import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { appErrorCodes } from '@/lib/core/app-error'
import { attachmentRefusals, submitRefusals } from '@/lib/evaluations/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { markupIn, textOf } from '@/test/markup'
import type { KeptReport, LastTry } from './rows'
import { needsShopper, WaitingNote } from './waiting-note'

const report: KeptReport = {
  ...{ accountId: 'account', id: 'report', visitId: 'visit', versionId: 'version', order: 1 },
  ...{ bytes: new ArrayBuffer(1), sha256: 'a'.repeat(64), photoIds: [], title: 'Ларёк' },
  ...{ frozenAt: '2026-10-20T09:00:00.000Z', tries: 1, nextTryAt: null, lastTry: null },
}

const keptBy = (reason: LastTry['reason'], code: string | null = null): KeptReport => ({
  ...report,
  lastTry: { at: '2026-10-20T09:05:00.000Z', reason, code, named: [] },
})

interface Moment {
  readonly isSending?: boolean
  readonly isOnline?: boolean
}

function saidOf(
  locale: Locale,
  kept: KeptReport,
  { isSending = false, isOnline = true }: Moment = {},
): string {
  const note = createElement(WaitingNote, { report: kept, isSending, isOnline })
  return textOf(markupIn(locale, note))
}

type Words = Readonly<Record<Locale, RegExp>>

const safe: Words = {
  ru: /^(?:Отчёт сохранён|Ответы сохранены) на этом телефоне(?:[.,]| и сейчас)/,
  en: /^(?:The report is|Your answers are) saved on this phone(?:[.,]| and is about)/,
}
const byItself: Words = { ru: /само|сами/, en: /by itself|by themselves/ }
const signIn: Words = { ru: /Войдите .*отправится сам/, en: /Sign in .*goes out by itself/ }

/** What is to be done, by whom: by the phone itself, or by its shopper. */
const toDo: Readonly<Record<LastTry['reason'], Words>> = {
  'no-connection': byItself,
  'not-confirmed': byItself,
  'signed-out': signIn,
  'other-account': signIn,
  'server-trouble': byItself,
  busy: byItself,
  'photos-missing': byItself,
  'photo-lost': { ru: /Откройте анкету.*отправьте/, en: /Open the form.*send/ },
  refused: { ru: /Сервер его не принял\. .*[Пп]озвоните/, en: /did not take it\. .*[Cc]all/ },
}
const reasons = Object.keys(toDo) as LastTry['reason'][]
const locales = ['ru', 'en'] as const
const raw = /[{}<>]|\b(?:shop|queue|unsent|reasons|refusals)\.|undefined|null/

/** Latin also in a Russian sentence. */
const formats = /\b(?:Wi-Fi|JPEG|PNG|WebP|PDF|MP3|M4A|AAC|OGG|WebM|WAV)\b/g

function expectInWords(locale: Locale, said: string, ...names: readonly string[]) {
  expect(said).not.toMatch(raw)
  for (const name of names.filter((one) => one.includes('-'))) expect(said).not.toContain(name)
  if (locale === 'ru') expect(said.replaceAll(formats, '')).not.toMatch(/[a-z]/i)
  else expect(said).not.toMatch(/[а-яё]/i)
}

describe.each(locales)('in %s, a report that waits', (locale) => {
  test.each(reasons)('says of "%s" what is safe and what to do', (reason) => {
    const said = saidOf(locale, keptBy(reason))
    expect(said).toMatch(safe[locale])
    expect(said).toMatch(toDo[reason][locale])
    expectInWords(locale, said, reason)
  })

  test('says something of its own of each reason', () => {
    expect(new Set(reasons.map((reason) => saidOf(locale, keptBy(reason)))).size).toBe(
      reasons.length,
    )
  })

  test('says so before its first try, and while it is sent', () => {
    for (const said of [saidOf(locale, report), saidOf(locale, report, { isSending: true })]) {
      expect(said).toMatch(safe[locale])
      expectInWords(locale, said)
    }
  })

  test.each(reasons)(
    'without a network, of "%s", promises to go by itself only where it does',
    (reason) => {
      const kept = keptBy(reason)
      const said = saidOf(locale, kept, { isOnline: false })
      expect(said).toMatch(safe[locale])
      const isOffline = said === saidOf(locale, report, { isOnline: false })
      expect(isOffline).toBe(!needsShopper(kept))
      expect(said).toMatch(isOffline ? byItself[locale] : toDo[reason][locale])
    },
  )
})

/** Of a refusal the server's reason says what to do. */
const imperative: Words = {
  ru: /(?:^|[ .])(?:[Уу]меньшите|[Оо]тправьте|[Оо]ткройте|[Пп]озвоните|[Вв]ойдите|[Вв]озьмите|[Сс]нимите|[Уу]берите|[Оо]бновите|будут отправлены)/,
  en: /(?:^|[ .])(?:[Mm]ake|[Ss]end|[Oo]pen|[Cc]all|[Ss]ign in|[Tt]ake|[Rr]emove|[Rr]eload|will be sent)\b/,
}
/** A refusal that is JSON of ours below 500; 429 and 401 are reasons of their own. */
const elsewhere: readonly string[] = [
  'not-signed-in',
  'too-many-requests',
  'no-space',
  'unavailable',
]
const codes = [
  ...new Set<string>([
    ...submitRefusals,
    ...attachmentRefusals,
    ...appErrorCodes.filter((code) => !elsewhere.includes(code)),
  ]),
]

describe.each(locales)('in %s, a report that was refused', (locale) => {
  test.each(codes)('for "%s" says why, and what to do', (code) => {
    const said = saidOf(locale, keptBy('refused', code))
    const head = saidOf(locale, keptBy('refused', 'no such code'))
    expect(said).not.toBe(head)
    expect(said).toMatch(safe[locale])
    const why = said.slice(said.indexOf(locale === 'ru' ? 'не принял.' : 'did not take it.'))
    expect(why).toMatch(imperative[locale])
    expectInWords(locale, said, code)
  })

  test('for what this page does not know, or nothing, says whom to call', () => {
    for (const code of ['invented-later', null]) {
      const said = saidOf(locale, keptBy('refused', code))
      expect(said).toMatch(safe[locale])
      expect(said).toMatch(/Позвоните менеджеру программы|Call your programme manager/)
      expectInWords(locale, said, code ?? '')
    }
  })
})
