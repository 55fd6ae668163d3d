import { mediaFamily } from '@/lib/core/media-kind'

/** Pictures, which are shown, apart from recordings and documents, which are heard and opened. */
export function byFamily<File extends { readonly mediaType: string }>(
  files: readonly File[],
): { readonly photos: readonly File[]; readonly files: readonly File[] } {
  const isPicture = ({ mediaType }: File) => mediaFamily(mediaType) === 'picture'
  return { photos: files.filter(isPicture), files: files.filter((file) => !isPicture(file)) }
}
