import { useLocale, useTranslations } from 'next-intl'
import { Picture } from '@/components/ui/picture'
import { textFor } from '@/lib/core/localized-text'
import type { StandardDocument } from '@/lib/core/standard-document'

/** What a standard says, as its readers see it: rule, example, how it is done and how not. */
export function StandardBody({ document }: { document: StandardDocument }) {
  const t = useTranslations('standards.one')
  const locale = useLocale()
  const example = textFor(document.example, locale)
  const pictures = [
    { id: document.goodPictureId, label: t('good') },
    { id: document.badPictureId, label: t('bad') },
  ]
  return (
    <div className="grid gap-6">
      <p className="max-w-[60ch] text-21 leading-snug whitespace-pre-line">
        {textFor(document.text, locale) || t('noText')}
      </p>
      {example ? (
        <section className="max-w-[64ch] border-l-2 border-line-strong pl-4">
          <h2 className="text-13 text-ink-3">{t('example')}</h2>
          <p className="whitespace-pre-line">{example}</p>
        </section>
      ) : null}
      <div className="flex flex-wrap gap-6 empty:hidden">
        {pictures.map(({ id, label }) =>
          id === null ? null : (
            <figure key={label} className="grid gap-1.5">
              <Picture pictureId={id} alt={label} />
              <figcaption className="text-13 text-ink-2">{label}</figcaption>
            </figure>
          ),
        )}
      </div>
    </div>
  )
}
