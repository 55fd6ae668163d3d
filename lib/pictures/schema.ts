import { z } from 'zod'

/** As a phone or a scanner gives them; larger files are refused before they are read to the end. */
export const pictureLimitBytes = 15 * 1024 * 1024

export const viewPictureSchema = z.strictObject({ pictureId: z.uuid() })
export type ViewPicture = z.output<typeof viewPictureSchema>

/** Names as copied questions carry them: whatever stands there, as long as no question has two. */
export const listKnownPicturesSchema = z.strictObject({
  pictureIds: z.array(z.string().max(80)).max(2000),
})
export type ListKnownPictures = z.output<typeof listKnownPicturesSchema>

/** What sending a picture answers. */
export type PictureStored =
  | {
      readonly ok: true
      readonly pictureId: string
      readonly width: number
      readonly height: number
    }
  | { readonly ok: false; readonly reason: 'not-a-photo' | 'too-many-pixels' | 'unreadable-photo' }
