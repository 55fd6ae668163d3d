import { useTranslations } from 'next-intl'
import type { ReviewModel } from './review-model'

/** What was bought: the amount beside its proof. */
export function ReviewReceipt({
  receipt: { amount, photo },
  onLarge,
}: {
  receipt: NonNullable<ReviewModel['receipt']>
  onLarge: (photo: string) => void
}) {
  const t = useTranslations('evidence')
  const tReview = useTranslations('reviews')
  return (
    <div>
      <h2 className="mb-1.5 text-13 text-ink-3">{t('receipt.title')}</h2>
      <div className="flex items-start gap-3">
        <button
          type="button"
          aria-label={tReview('enlarge')}
          onClick={() => onLarge(photo.attachmentId)}
          className="size-19 shrink-0 cursor-zoom-in overflow-hidden rounded bg-sunk"
        >
          <img
            src={`/api/files/${photo.fileId}`}
            alt={t('receipt.reviewTitle', { amount })}
            width={photo.width}
            height={photo.height}
            className="size-full object-cover"
          />
        </button>
        <div className="min-w-0">
          <p className="num font-semibold">{amount}</p>
          <p className="num text-13 text-ink-2">
            {[photo.at === null ? null : t('viewer.taken', { at: photo.at }), photo.edited]
              .filter((fact) => fact !== null)
              .join(' · ')}
          </p>
        </div>
      </div>
      <p className="mt-1.5 text-13 text-ink-3">{t('receipt.office')}</p>
    </div>
  )
}
