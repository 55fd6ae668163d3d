'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useSyncExternalStore, useTransition } from 'react'
import {
  isTheme,
  localeCookie,
  locales,
  type Theme,
  themeCookie,
  themes,
} from '@/lib/platform/i18n/locales'
import { classNames } from './class-names'
import { keepPreference } from './keep-preference'

/** A server action that remembers the language with the account. */
export type KeepLanguage = (choice: { locale: string }) => Promise<unknown>

/** The language of the screens, named in itself. */
export function LanguageSwitch({
  className,
  keep,
}: {
  className?: string | undefined
  /** Keeps the choice with the account too, for the next device. */
  keep?: KeepLanguage | undefined
}) {
  const t = useTranslations('frame')
  const locale = useLocale()
  const router = useRouter()
  const [isChanging, startChanging] = useTransition()
  return (
    <Segments
      legend={t('language')}
      value={locale}
      busy={isChanging}
      className={className}
      options={locales.map((value) => ({ value, label: t(`languageNames.${value}`), lang: value }))}
      onChange={(next) => {
        keepPreference(localeCookie, next)
        startChanging(async () => {
          // The choice already holds on this device; without a connection it holds here alone.
          await keep?.({ locale: next }).catch(() => undefined)
          router.refresh()
        })
      }}
    />
  )
}

/** Light, dark, or whatever the device says. */
export function ThemeSwitch({ className }: { className?: string | undefined }) {
  const t = useTranslations('frame')
  const theme = useSyncExternalStore(subscribe, chosenTheme, () => null)
  return (
    <Segments
      legend={t('theme')}
      value={theme ?? 'system'}
      className={className}
      options={['system', ...themes].map((value) => ({ value, label: t(`themeNames.${value}`) }))}
      onChange={(next) => chooseTheme(isTheme(next) ? next : null)}
    />
  )
}

const listeners = new Set<() => void>()

function chosenTheme(): Theme | null {
  const theme = document.documentElement.dataset.theme
  return isTheme(theme) ? theme : null
}

function chooseTheme(theme: Theme | null) {
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
  keepPreference(themeCookie, theme)
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

interface SegmentsProps {
  legend: string
  value: string
  options: readonly { value: string; label: string; lang?: string }[]
  onChange: (value: string) => void
  busy?: boolean
  className?: string | undefined
}

function Segments({ legend, value, options, onChange, busy, className }: SegmentsProps) {
  const name = useId()
  return (
    <fieldset className={classNames('min-w-0', className)} aria-busy={busy}>
      <legend className="mb-1 text-13 text-ink-3">{legend}</legend>
      <div className="flex flex-wrap gap-x-1">
        {options.map((option) => (
          <label
            key={option.value}
            lang={option.lang}
            className="thumb relative grid h-8 cursor-pointer place-items-center rounded-sm px-2 text-13 text-ink-2 transition-colors hover:text-ink has-checked:bg-accent-soft has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              className="absolute inset-0 cursor-pointer opacity-0"
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
