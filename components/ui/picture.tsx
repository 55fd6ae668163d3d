import { useTranslations } from 'next-intl'
import { classNames } from './class-names'

/** Where the picture of an id is read. */
export function pictureAddress(pictureId: string): string {
  return `/api/pictures/${encodeURIComponent(pictureId)}`
}

/** A picture of the library; a press opens it in its full size. */
export function Picture({
  pictureId,
  alt,
  className,
}: {
  pictureId: string
  /** What it shows: "Like this: badge on the left". */
  alt: string
  className?: string | undefined
}) {
  const t = useTranslations('common.picture')
  return (
    <a href={pictureAddress(pictureId)} target="_blank" rel="noreferrer" title={t('view')}>
      <img
        src={pictureAddress(pictureId)}
        alt={alt}
        loading="lazy"
        className={classNames('max-h-80 max-w-full rounded border border-line', className)}
      />
    </a>
  )
}
