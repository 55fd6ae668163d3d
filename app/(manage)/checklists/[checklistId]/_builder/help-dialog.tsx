'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import { shortcutHelp } from './shortcuts'

/** Every key of the builder, by where it works. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workbench.keys')
  return (
    <Dialog open onOpenChange={onClose} title={t('title')} description={t('lead')} wide>
      <div className="grid gap-6 sm:grid-cols-2">
        {shortcutHelp.map(({ place, keys }) => (
          <section key={place}>
            <h3 className="mb-1 text-13 text-ink-3">{t(`places.${place}`)}</h3>
            <dl>
              {keys.map(([name, chord]) => (
                <div
                  key={name}
                  className="flex items-baseline justify-between gap-4 border-t border-line py-1.5 first:border-t-0"
                >
                  <dt>{t(`names.${name}`)}</dt>
                  <dd className="shrink-0 text-13 text-ink-2">
                    <kbd className="font-sans">{chord}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
