import { laterPartsOf } from './later-part'

const formPart = laterPartsOf(async () => (await import('./form-part-loaders')).formPartLoaders)

/** Parts of the form that are needed after its questions; fetched when these have come to rest. */
export const formParts = {
  finish: formPart('finish'),
  remarks: formPart('remarks'),
  standardPictures: formPart('standardPictures'),
  placeAsk: formPart('placeAsk'),
  popUp: formPart('popUp'),
  briefing: formPart('briefing'),
}
