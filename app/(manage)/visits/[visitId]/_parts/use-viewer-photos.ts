import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { ViewerPhoto } from '@/components/ui/photo-viewer'
import type { ReviewModel } from './review-model'
import type { ReviewPhoto } from './review-row'

/** All photos of the visit in the order of the checklist, the receipt last. */
export function useViewerPhotos({ rows, receipt }: ReviewModel): readonly ViewerPhoto[] {
  const t = useTranslations('evidence')
  return useMemo(() => {
    const shown = (photo: ReviewPhoto, title: string, known: readonly (string | null)[]) => ({
      id: photo.attachmentId,
      src: `/api/files/${photo.fileId}`,
      width: photo.width,
      height: photo.height,
      title,
      facts: [
        ...known,
        photo.at === null
          ? null
          : t(photo.isOfCamera ? 'viewer.taken' : 'viewer.added', { at: photo.at }),
        photo.origin,
        photo.edited,
      ].filter((fact) => fact !== null),
    })
    const ofRows = rows.flatMap((row, index) =>
      row.photos.map((photo) =>
        shown(photo, row.question, [t('viewer.number', { number: index + 1 }), row.when]),
      ),
    )
    if (receipt === null) return ofRows
    const { amount, photo } = receipt
    return [...ofRows, shown(photo, t('receipt.reviewTitle', { amount }), [])]
  }, [rows, receipt, t])
}
